package org.learnwire.kit.http;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.learnwire.kit.manifest.Auth;
import org.learnwire.kit.manifest.ErrorRules;
import org.learnwire.kit.manifest.Limits;
import org.learnwire.kit.manifest.RequestParts;

/**
 * The system that calls of one connection go to.
 *
 * @param name the connection, first word of every message
 * @param baseUrl without a slash at its end
 * @param setting gives a setting's value, empty if there is none
 * @param credentials names of the settings that hold secrets, for advice
 * @param secrets their values, for redaction
 * @param network how calls leave this machine
 */
public record Target(
    String name,
    String baseUrl,
    Auth auth,
    RequestParts request,
    Limits limits,
    Duration timeout,
    ErrorRules errors,
    UnaryOperator<String> setting,
    List<String> credentials,
    List<String> secrets,
    Network network) {

  /** The same connection at another address with answers of its own. */
  Target at(String otherUrl, ErrorRules otherErrors) {
    return new Target(
        name,
        otherUrl,
        auth,
        request,
        limits,
        timeout,
        otherErrors,
        setting,
        credentials,
        secrets,
        network);
  }

  /** Scheme, host and port: what may stand in a message. */
  String place() {
    URI uri = URI.create(baseUrl);
    return uri.getScheme() + "://" + uri.getAuthority();
  }

  String host() {
    return URI.create(baseUrl).getHost();
  }
}
