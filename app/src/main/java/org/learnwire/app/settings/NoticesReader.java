package org.learnwire.app.settings;

import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.learnwire.kit.Secret;
import org.learnwire.routes.NoticeSettings;

/** Reads {@code notify:}: whom Learnwire tells how it goes, by itself. */
final class NoticesReader {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private NoticesReader() {}

  static NoticeSettings read(YamlMap top) {
    Optional<YamlMap> map = top.map("notify").map(each -> each.only("digest", "alarms"));
    String company = top.map("company").flatMap(each -> each.text("name")).orElse("Learnwire");
    Optional<String> site = top.text("public-url").map(url -> url.replaceFirst("/$", ""));
    return new NoticeSettings(
        company,
        site,
        map.flatMap(each -> each.map("digest")).map(NoticesReader::digest),
        map.flatMap(each -> each.map("alarms")).map(NoticesReader::alarms));
  }

  private static NoticeSettings.Digest digest(YamlMap map) {
    map.only("via", "to", "at");
    List<String> to = addresses(map);
    if (to.isEmpty()) {
      throw map.wrong("to", "names nobody: write the addresses that get the digest");
    }
    try {
      LocalTime at = map.text("at").map(LocalTime::parse).orElse(LocalTime.of(7, 30));
      return new NoticeSettings.Digest(map.required("via"), to, at);
    } catch (DateTimeParseException e) {
      throw map.wrong("at", "must be a time of the day like \"07:30\"");
    }
  }

  private static NoticeSettings.Alarms alarms(YamlMap map) {
    map.only("via", "to", "webhook", "quarantine-older-than", "conflicts-above");
    List<String> to = addresses(map);
    Optional<String> via = map.text("via");
    Optional<NoticeSettings.Hook> hook = map.map("webhook").map(NoticesReader::hook);
    if (via.isPresent() == to.isEmpty()) {
      throw map.wrong("via", "and \"to\" belong together: letters need both");
    }
    if (to.isEmpty() && hook.isEmpty()) {
      throw map.wrong("webhook", "is missing, and so are \"via\" and \"to\": nobody would be told");
    }
    return new NoticeSettings.Alarms(
        via,
        to,
        hook,
        map.text("quarantine-older-than").map(text -> days(map, text)).orElse(Period.ofDays(3)),
        map.share("conflicts-above").orElse(0.2));
  }

  private static NoticeSettings.Hook hook(YamlMap map) {
    map.only("url", "secret");
    String url = map.required("url");
    try {
      URI uri = new URI(url);
      boolean open = "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost());
      if (uri.getHost() != null && ("https".equals(uri.getScheme()) || open)) {
        return new NoticeSettings.Hook(uri, new Secret(map.required("secret")));
      }
    } catch (java.net.URISyntaxException e) {
      throw map.wrong("url", "is no address");
    }
    throw map.wrong("url", "must be an https address; http is for this machine only");
  }

  private static List<String> addresses(YamlMap map) {
    List<String> to = map.oneOrMore("to");
    for (String each : to) {
      if (!each.matches("[^@\\s,;<>]+@[^@\\s,;<>]+")) {
        throw map.wrong("to", "has " + each + ", which is no address");
      }
    }
    return to.stream().distinct().toList();
  }

  private static Period days(YamlMap map, String text) {
    try {
      Period days = Period.parse(text);
      if (!days.isNegative() && !days.isZero() && days.toTotalMonths() == 0) {
        return days;
      }
    } catch (DateTimeException e) {
      throw map.wrong("quarantine-older-than", "must be a number of days such as P3D");
    }
    throw map.wrong("quarantine-older-than", "must be a number of days such as P3D");
  }
}
