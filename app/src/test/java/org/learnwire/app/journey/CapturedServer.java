package org.learnwire.app.journey;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.learnwire.app.Server;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.app.settings.LrsDuties;
import org.learnwire.app.settings.Policy;
import org.learnwire.app.signin.SignInSettings;
import org.learnwire.lrs.CredentialDraft;
import org.learnwire.lrs.Credentials;
import org.learnwire.lrs.NewCredential;
import org.learnwire.people.Resolution;
import org.learnwire.routes.ConnectionSettings;
import org.learnwire.routes.Journey;
import org.learnwire.routes.JourneySettings;
import org.learnwire.routes.JourneySettings.DemoSettings;
import org.learnwire.routes.JourneySettings.NamedText;
import org.learnwire.routes.JourneySettings.PeopleSettings;
import org.learnwire.routes.JourneySettings.RuleSettings;
import org.learnwire.routes.LimitSettings;
import org.learnwire.routes.PassReport;
import org.learnwire.routes.PassRequest;
import org.learnwire.routes.WriteMode;

/** A server connected to the captured site, on the day of the capture; it only plans its writes. */
final class CapturedServer implements AutoCloseable {
  static final String DRILL = "https://acme.test/practice/lead-an-evacuation-drill";
  private static final String MAP =
      """
      connection,course,path,skill,kind,practice-task,goal-title-en,goal-title-de,due-days
      academy,2,safety,Workplace safety,development,%s,Safe at work,,90
      academy,3,leading,Leading a team,development,https://acme.test/practice/delegate,Lead well,,90
      """
          .formatted(DRILL);

  private final CapturedSite site = new CapturedSite();
  private final Credentials credentials;
  private final Server server;
  private final Journey journey;

  /** Thanks go to a chat. */
  CapturedServer(Path folder, List<NamedText> rules) {
    this(folder, rules, "slack", Map.of("webhookUrl", "%s/hook"));
  }

  /**
   * @param kudos the connector that takes thanks; in its settings {@code %s} is the site's address
   */
  CapturedServer(
      Path folder, List<NamedText> rules, String kudos, Map<String, String> kudosSettings) {
    Path file = folder.resolve("lrs-credentials.yaml");
    this.credentials = Credentials.load(file, Clock.systemUTC());
    Clock thatDay =
        Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), CapturedSite.AFTERWARDS));
    JourneySettings settings = settings(folder.resolve("data"), rules, kudos, kudosSettings);
    this.server =
        Server.start(
            new AppSettings(
                settings,
                file,
                Optional.empty(),
                "Acme",
                LrsDuties.none(),
                Policy.standard(),
                SignInSettings.usual()),
            0,
            thatDay);
    this.journey = server.context().getBean(Journey.class);
  }

  CapturedSite site() {
    return site;
  }

  Journey journey() {
    return journey;
  }

  Visit visit() {
    return new Visit(server);
  }

  PassReport pass() {
    return journey.pass(PassRequest.standard());
  }

  /** A client that sends its statements with ids of its own. */
  NewCredential client() {
    return credentials.add("observing app");
  }

  /** The plugin logstore_xapi of the site: it sends no ids. */
  NewCredential plugin() {
    return credentials.add(CredentialDraft.named("moodle plugin").forSite(CapturedSite.ADDRESS));
  }

  String person(String email) {
    Resolution who = journey.people().find(email, CapturedSite.AFTERWARDS);
    return ((Resolution.Known) who).personId();
  }

  private JourneySettings settings(
      Path data, List<NamedText> rules, String kudos, Map<String, String> kudosSettings) {
    return new JourneySettings(
        data,
        Optional.empty(),
        ZoneOffset.UTC,
        List.of("en"),
        connections(kudos, kudosSettings),
        Optional.empty(),
        Optional.empty(),
        0.2,
        new PeopleSettings(Map.of("hr", "acme", "academy", "acme"), List.of(), Optional.empty()),
        new RuleSettings(
            Optional.of(Instant.parse("2026-11-01T00:00:00Z")),
            rules,
            Optional.of(new NamedText("learning-map.csv", MAP)),
            Optional.empty()),
        Optional.empty(),
        new DemoSettings(false, false));
  }

  private List<ConnectionSettings> connections(String kudos, Map<String, String> kudosSettings) {
    Map<String, String> here = new HashMap<>();
    kudosSettings.forEach((key, value) -> here.put(key, value.replace("%s", site.url())));
    return List.of(
        connection(
            "hr", "bamboohr", site.url() + "/api", Map.of("companyDomain", "acme", "apiKey", "k")),
        connection(
            "academy",
            "moodle",
            site.url(),
            Map.of("token", CapturedSite.TOKEN, "siteUrl", CapturedSite.ADDRESS)),
        connection("kudos", kudos, null, here));
  }

  private static ConnectionSettings connection(
      String name, String connector, String url, Map<String, String> settings) {
    return new ConnectionSettings(
        name,
        connector,
        Optional.ofNullable(url),
        settings,
        Duration.ofHours(6),
        Optional.empty(),
        WriteMode.PLAN,
        Optional.empty(),
        LimitSettings.none());
  }

  @Override
  public void close() {
    server.close();
    site.close();
  }
}
