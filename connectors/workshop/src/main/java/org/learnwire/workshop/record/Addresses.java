package org.learnwire.workshop.record;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Addresses of the system that was recorded: pages are named by them, and they are full of ids. */
final class Addresses {
  private static final Pattern IN_LINK = Pattern.compile("<([^>]*)>");
  private static final Pattern VERSION = Pattern.compile("v\\d+([._]\\d+)*");
  private final List<String> roots;
  private final Set<String> steps;
  private final Disguise disguise;

  /**
   * @param roots where the system stands, the base address first
   * @param steps numbers in paths that are the connector's own, such as a version
   */
  Addresses(List<String> roots, Set<String> steps, Disguise disguise) {
    this.roots = roots;
    this.steps = steps;
    this.disguise = disguise;
  }

  /** Path and query of an address of the system; empty for another host. */
  Optional<String> below(String url) {
    return roots.stream()
        .filter(url::startsWith)
        .map(root -> url.substring(root.length()))
        .filter(rest -> rest.isEmpty() || rest.startsWith("/") || rest.startsWith("?"))
        .findFirst();
  }

  boolean isOne(String text) {
    return below(text).isPresent() || text.matches("/[^\\s/]\\S*");
  }

  /** As a fixture says it; one that names no host stays without. */
  String made(String address) {
    return below(address).map(rest -> "${vendor}" + local(rest)).orElseGet(() -> local(address));
  }

  /** The Link header of RFC 8288. */
  String link(String header) {
    Matcher each = IN_LINK.matcher(header);
    return each.replaceAll(found -> Matcher.quoteReplacement("<" + made(found.group(1)) + ">"));
  }

  String path(String path) {
    return Arrays.stream(path.split("/", -1))
        .map(step -> isOwn(step) ? step : encoded(value(decoded(step), "path")))
        .collect(Collectors.joining("/"));
  }

  private boolean isOwn(String step) {
    return steps.contains(step) || VERSION.matcher(step).matches();
  }

  /** Whether the value, or each of a list, is one that is known beforehand. */
  boolean settled(String value, String name) {
    return Arrays.stream(value.split(",", -1)).allMatch(part -> disguise.settled(part, name));
  }

  /** A value of a query or form. Every number in an address may be an id. */
  String value(String value, String name) {
    if (value.matches("\\d+")) {
      return disguise.id(value);
    }
    return value.contains(",") && !value.contains(" ")
        ? Arrays.stream(value.split(","))
            .map(part -> disguise.text(part, name))
            .collect(Collectors.joining(","))
        : disguise.text(value, name);
  }

  private String local(String address) {
    String[] parts = address.split("\\?", 2);
    return path(parts[0])
        + (parts.length == 1
            ? ""
            : "?"
                + Arrays.stream(parts[1].split("&"))
                    .map(this::pair)
                    .collect(Collectors.joining("&")));
  }

  private String pair(String pair) {
    String[] parts = pair.split("=", 2);
    return parts.length == 1
        ? pair
        : parts[0] + "=" + encoded(value(decoded(parts[1]), decoded(parts[0])));
  }

  static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("%3A", ":");
  }
}
