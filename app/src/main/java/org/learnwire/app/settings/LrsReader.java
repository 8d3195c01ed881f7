package org.learnwire.app.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.learnwire.lrs.Sees;
import org.learnwire.lrs.Sight;
import org.learnwire.lrs.StatementFilter;
import org.learnwire.lrs.forward.ForwardTarget;
import org.learnwire.lrs.retention.RetentionRule;
import org.learnwire.xapi.Actor;
import org.learnwire.xapi.Identifier;
import org.learnwire.xapi.InvalidStatement;
import org.learnwire.xapi.Iris;
import org.learnwire.xapi.XapiJson;
import org.learnwire.xapi.XapiVersion;
import org.learnwire.xapi.visibility.Visibility;

/** Reads {@code forward:} and {@code retention:} of {@code lrs:}. */
public final class LrsReader {
  /** Beside the database of an LRS that runs alone. */
  public static final String FILE = "lrs.yaml";

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private final YamlMap lrs;
  private final Visibility visibility;

  LrsReader(YamlMap lrs, Visibility visibility) {
    this.lrs = lrs;
    this.visibility = visibility;
  }

  /**
   * What {@code lrs.yaml} in a data folder says, in the same words as {@code lrs:} in
   * learnwire.yaml; nothing when there is none. What is passed on keeps to the policy beside it.
   *
   * @throws InvalidSettings naming file, line and what to do
   */
  public static LrsDuties in(Path data, UnaryOperator<@Nullable String> environment) {
    Path file = data.resolve(FILE);
    if (!Files.exists(file)) {
      return LrsDuties.none();
    }
    Visibility visibility = PolicyReader.in(data).visibility();
    return YamlMap.read(file, new Placeholders(data, environment))
        .only("lrs")
        .map("lrs")
        .map(map -> new LrsReader(map.only("forward", "retention"), visibility).read())
        .orElse(LrsDuties.none());
  }

  LrsDuties read() {
    List<ForwardTarget> targets = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (YamlMap map : lrs.maps("forward")) {
      ForwardTarget target = target(map);
      if (!names.add(target.name())) {
        throw map.wrong("name", "stands twice; each target needs one of its own");
      }
      targets.add(target);
    }
    List<RetentionRule> rules = new ArrayList<>();
    for (YamlMap map : lrs.maps("retention")) {
      rules.add(rule(map));
    }
    return new LrsDuties(targets, rules);
  }

  private ForwardTarget target(YamlMap map) {
    map.only("name", "url", "key", "secret", "filter", "from", "not-from", "sees", "authority");
    String name = map.required("name");
    if (!NAME.matcher(name).matches()) {
      throw map.wrong("name", "must be a-z, 0-9 and -, beginning with a letter");
    }
    List<String> notFrom = map.oneOrMore("not-from");
    return new ForwardTarget(
        name,
        url(map),
        map.required("key"),
        map.required("secret"),
        map.map("filter").map(LrsReader::filter).orElse(StatementFilter.everything()),
        choice(map, "from", "now", "beginning"),
        notFrom.isEmpty() ? Set.of(name) : Set.copyOf(notFrom),
        Sight.of(visibility, map.text("sees").map(word -> sees(map, word)).orElse(Sees.standard())),
        choice(map, "authority", "theirs", "ours"));
  }

  private static Sees sees(YamlMap map, String word) {
    return Sees.of(word).orElseThrow(() -> map.wrong("sees", "must be one of " + Sees.known()));
  }

  /** The second word; the first is meant when there is none. */
  private static boolean choice(YamlMap map, String key, String first, String second) {
    String word = map.text(key).orElse(first);
    if (!word.equals(first) && !word.equals(second)) {
      throw map.wrong(key, "must be " + first + " or " + second);
    }
    return word.equals(second);
  }

  /** Key and secret go along with each request: in the clear only within this machine. */
  private static URI url(YamlMap map) {
    String text = map.required("url").replaceAll("/+$", "").replaceAll("/statements$", "");
    try {
      URI url = new URI(text);
      String scheme = url.getScheme() == null ? "" : url.getScheme();
      boolean secure = scheme.equals("https") || scheme.equals("http") && isHere(url);
      if (url.getHost() == null || !secure) {
        throw map.wrong("url", "must begin with https://, or with http:// on this machine");
      }
      return url;
    } catch (java.net.URISyntaxException e) {
      throw map.wrong("url", "is no address");
    }
  }

  private static boolean isHere(URI url) {
    return LOOPBACK.contains(url.getHost());
  }

  private static RetentionRule rule(YamlMap map) {
    map.only("keep", "when");
    StatementFilter when =
        map.map("when").map(LrsReader::filter).orElse(StatementFilter.everything());
    try {
      return new RetentionRule(Period.parse(map.required("keep")), when);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw map.wrong("keep", "must be a time such as P2Y, P18M or P90D");
    }
  }

  private static StatementFilter filter(YamlMap map) {
    map.only("verb", "activity", "agent", "source");
    Set<Identifier> agents = new HashSet<>();
    map.oneOrMore("agent").forEach(text -> agents.add(agent(map, text)));
    return new StatementFilter(
        iris(map, "verb"), iris(map, "activity"), agents, Set.copyOf(map.oneOrMore("source")));
  }

  private static Set<String> iris(YamlMap map, String key) {
    List<String> iris = map.oneOrMore(key);
    for (String iri : iris) {
      if (!Iris.isAbsolute(iri)) {
        throw map.wrong(key, "names " + iri + ", which is no IRI");
      }
    }
    return Set.copyOf(iris);
  }

  /** As in GET statements, or a mail address. */
  private static Identifier agent(YamlMap map, String text) {
    try {
      String json = text.startsWith("mailto:") ? "{\"mbox\":\"" + text + "\"}" : text;
      return Optional.ofNullable(Actor.parse(XapiJson.read(json), XapiVersion.V2_0_0).identifier())
          .orElseThrow(() -> noAgent(map));
    } catch (JsonProcessingException | InvalidStatement e) {
      throw noAgent(map);
    }
  }

  private static InvalidSettings noAgent(YamlMap map) {
    return map.wrong(
        "agent", "must be mailto:ADDRESS, or an agent in JSON such as {\"mbox\": \"mailto:…\"}");
  }
}
