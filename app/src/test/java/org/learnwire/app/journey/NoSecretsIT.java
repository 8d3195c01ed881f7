package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.lrs.NewCredential;

/**
 * Guarantee 10: whatever the program is told and whatever goes wrong, what it prints, logs and
 * shows holds no secret of its settings, and no e-mail address of anybody while names are off.
 */
class NoSecretsIT {
  private static final String MOODLE = "sandbox-moodle-token";
  private static final String BAMBOO = "sandbox-bamboo-key";
  private static final String WEBHOOK = "T0/B0/XXX";
  private static final String WRONG_MOODLE = "wrong-moodle-token-4711";
  private static final String WRONG_BAMBOO = "wrong-bamboo-key-4712";
  private static final String CLOSED = "T7/B7/closed-webhook-4713";
  private static final String NO_TLS = "T8/B8/no-tls-webhook-4714";

  private static final List<String> PAGES =
      List.of(
          "/",
          "/live",
          "/writeback",
          "/writeback.csv",
          "/decisions",
          "/quarantine",
          "/runs",
          "/statements",
          "/people",
          "/observe",
          "/observe/template.csv",
          "/profile",
          "/xapi/about",
          "/xapi/statements",
          "/actuator",
          "/actuator/health",
          "/actuator/health/liveness",
          "/actuator/prometheus",
          "/actuator/env",
          "/actuator/configprops",
          "/actuator/heapdump",
          "/control/approve",
          "/error",
          "/nowhere");

  @TempDir Path folder;
  private DemoCompany company;
  private final Map<String, String> seen = new LinkedHashMap<>();
  private final Set<String> secrets = new TreeSet<>();

  @BeforeEach
  void start() throws IOException {
    company = DemoCompany.small(folder);
    secrets.addAll(List.of(MOODLE, BAMBOO, WEBHOOK, WRONG_MOODLE, WRONG_BAMBOO, CLOSED, NO_TLS));
    secrets.add(basic(BAMBOO, "x"));
    secrets.add(basic(WRONG_BAMBOO, "x"));
    settings("good.yaml", MOODLE, BAMBOO, "${LEARNWIRE_SANDBOX}/slack/services/" + WEBHOOK);
    settings("wrong.yaml", WRONG_MOODLE, WRONG_BAMBOO, "http://127.0.0.1:1/services/" + CLOSED);
    String noTls = company.url().replace("http:", "https:") + "/slack/services/" + NO_TLS;
    settings("no-tls.yaml", MOODLE, BAMBOO, noTls);
    settings("no-url.yaml", MOODLE, BAMBOO, "htp:/ /services/" + CLOSED);
  }

  @AfterEach
  void stop() throws IOException {
    company.close();
  }

  @Test
  void nothing_that_is_printed_logged_or_shown_holds_a_secret_or_an_address() throws Exception {
    assertThat(run("sync", "-c", "good.yaml", "--json")).as(errors()).isEqualTo(2);
    run("sync", "-c", "good.yaml", "--dry-run");
    run("plan", "-c", "good.yaml");
    run("plan", "-c", "good.yaml", "--json");
    assertThat(run("plan", "-c", "good.yaml", "--approve", halfOfThePlan())).isZero();
    run("check", "-c", "good.yaml");
    run("check", "-c", "wrong.yaml");
    assertThat(run("sync", "-c", "wrong.yaml")).isEqualTo(1);
    run("sync", "-c", "no-tls.yaml", "--only", "kudos");
    run("sync", "-c", "no-url.yaml", "--json");
    bundled("good.yaml");
    broken();
    bundled("key.yaml");
    run("connectors", "--json");
    NewCredential client = credential();
    served(client);
    nothingLeaked();
  }

  /** The ids of half of what waits; the rest goes on waiting, and is shown. */
  private String halfOfThePlan() throws IOException {
    String printed =
        seen.entrySet().stream()
            .filter(each -> each.getKey().contains("plan -c good.yaml --json, stdout"))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseThrow();
    List<String> ids = new ArrayList<>();
    DemoCompany.JSON.readTree(printed).forEach(item -> ids.add(item.get("id").asText()));
    return String.join(",", ids.subList(0, ids.size() / 2));
  }

  /** What cannot be read must not be quoted: the line at fault may be the secret's own. */
  private void broken() throws Exception {
    Path good = folder.resolve("good.yaml");
    String text = Files.readString(good);
    Map<String, String> broken =
        Map.of(
            "quote.yaml", text.replace(MOODLE, "\"" + MOODLE),
            "key.yaml", text.replace("{token: ", "{tokn: "),
            "list.yaml", text.replace("{token: " + MOODLE, "{token: [" + MOODLE + "]"),
            "map.yaml", text.replace("apiKey: " + BAMBOO + "}", "apiKey: " + BAMBOO));
    for (Map.Entry<String, String> each : broken.entrySet()) {
      assertThat(each.getValue()).isNotEqualTo(text);
      Files.writeString(folder.resolve(each.getKey()), each.getValue());
      assertThat(run("sync", "-c", each.getKey())).as(each.getKey()).isEqualTo(1);
    }
  }

  /** What somebody who helps is sent; names count as leaks there too. */
  private void bundled(String settings) throws Exception {
    assertThat(run("support-bundle", "-c", settings, "--to", settings + ".zip")).isZero();
    try (ZipFile zip = new ZipFile(folder.resolve(settings + ".zip").toFile())) {
      for (ZipEntry each : Collections.list(zip.entries())) {
        String text = new String(zip.getInputStream(each).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(text).as(each.getName()).isNotEmpty();
        seen.put("page of a support bundle " + settings + " " + each.getName(), text);
      }
    }
  }

  private NewCredential credential() throws Exception {
    CommandProcess add =
        CommandProcess.start(
            folder,
            company.url(),
            "lrs",
            "credentials",
            "add",
            "--data",
            "data",
            "--name",
            "p",
            "--json");
    assertThat(add.end()).isZero();
    JsonNode made = DemoCompany.JSON.readTree(add.out());
    NewCredential client = new NewCredential(made.get("key").asText(), made.get("secret").asText());
    secrets.add(client.secret());
    secrets.add(basic(client.key(), client.secret()));
    seen.put("lrs credentials add, stderr", add.err());
    return client;
  }

  private void served(NewCredential client) throws Exception {
    CommandProcess server =
        CommandProcess.start(folder, company.url(), "run", "-c", "wrong.yaml", "--port", "0");
    Path file = folder.resolve("data/server.json");
    await().atMost(Duration.ofSeconds(90)).until(() -> Files.exists(file));
    JsonNode where = DemoCompany.JSON.readTree(Files.readString(file));
    secrets.add(where.get("token").asText());
    Visit visit = new Visit(where.get("address").asText());
    await().atMost(Duration.ofSeconds(20)).until(() -> logged().contains("code "));
    secrets.add(logged().replaceAll("(?s).*code ([A-Z0-9-]+).*", "$1"));
    secrets.add("four words of hers");
    visit.signedIn(folder.resolve("data"));
    await()
        .atMost(Duration.ofSeconds(90))
        .until(
            () ->
                visit.page("/runs").body().contains("refuse")
                    || visit.page("/runs").body().contains("credential"));
    statements(visit, client);
    forms(visit);
    for (String page : PAGES) {
      see("page " + page, visit.page(page));
      see("program at " + page, visit.send(visit.request(page).GET()));
    }
    server.stop();
    seen.put("run, stdout", server.out());
    seen.put("run, stderr", server.err());
  }

  private String logged() throws IOException {
    Path log = folder.resolve("data/sign-in.log");
    return Files.exists(log) ? Files.readString(log) : "";
  }

  private void statements(Visit visit, NewCredential client) throws Exception {
    String shared = sharedAddress();
    String statement =
        """
        {"actor": {"mbox": "mailto:%s"}, "verb": {"id": "http://adlnet.gov/expapi/verbs/completed"},
         "object": {"id": "https://academy.acme.test/course/view.php?id=6"}}
        """
            .formatted(shared);
    assertThat(visit.xapi("/xapi/statements", client, statement).statusCode()).isEqualTo(200);
    see("bad statement", visit.xapi("/xapi/statements", client, "{\"actor\": {}}"));
    see("no JSON", visit.xapi("/xapi/statements", client, "{"));
    NewCredential wrong = new NewCredential(client.key(), "wrong-lrs-secret-4715");
    secrets.add(wrong.secret());
    secrets.add(basic(wrong.key(), wrong.secret()));
    HttpResponse<String> refused = visit.xapi("/xapi/statements", wrong, statement);
    assertThat(refused.statusCode()).isEqualTo(401);
    see("wrong secret", refused);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !visit.page("/people").body().contains("Nobody to look at"));
  }

  private void forms(Visit visit) throws Exception {
    see("an observation of nobody", visit.form("/observe", "/observe", Map.of("learner", "zzz")));
    see("a file that is none", visit.upload("/observe/import", "/observe", "a.csv", "x,y\n1,2"));
    see(
        "approved",
        visit.form("/writeback/approve", "/writeback", Map.of("ids", "x", "back", "/writeback")));
    see(
        "a command without its token",
        visit.send(
            visit
                .request("/control/approve")
                .header("X-Learnwire-Token", "guessed")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("all"))));
  }

  private void nothingLeaked() {
    List<String> leaks = new ArrayList<>();
    Set<String> addresses = addresses();
    Set<String> names = fullNames();
    assertThat(addresses).hasSizeGreaterThan(40);
    assertThat(seen.get("program at /actuator/health")).startsWith("200").contains("\"UP\"");
    assertThat(seen.get("program at /actuator/prometheus")).startsWith("200").contains("jvm_");
    assertThat(seen.get("page /writeback")).contains("E10").doesNotContain("Nothing waits");
    assertThat(seen.get("page /decisions")).contains("Invalid API key");
    assertThat(seen.get("page /runs")).contains("Invalid token");
    seen.forEach(
        (what, text) -> {
          secrets.stream().filter(text::contains).forEach(s -> leaks.add(what + " holds " + s));
          addresses.stream().filter(text::contains).forEach(a -> leaks.add(what + " holds " + a));
          if (what.startsWith("page ")) {
            names.stream().filter(text::contains).forEach(n -> leaks.add(what + " holds " + n));
          }
        });
    assertThat(leaks).isEmpty();
  }

  private int run(String... words) throws Exception {
    CommandProcess command = CommandProcess.start(folder, company.url(), words);
    int exit = command.end();
    String what = seen.size() + " " + String.join(" ", words);
    seen.put(what + ", stdout", command.out());
    seen.put(what + ", stderr", command.err());
    return exit;
  }

  private String errors() {
    return String.join("\n", seen.values());
  }

  private void see(String what, HttpResponse<String> answer) {
    seen.put(what, answer.statusCode() + " " + answer.headers().map() + "\n" + answer.body());
  }

  private Set<String> addresses() {
    Set<String> addresses = new TreeSet<>();
    Matcher found =
        Pattern.compile("[\\w.+'-]+@[\\w.-]+").matcher(company.look("/company").toString());
    while (found.find()) {
      addresses.add(found.group());
    }
    return addresses;
  }

  private Set<String> fullNames() {
    Set<String> names = new TreeSet<>();
    company.look("/company").path("people").forEach(each -> names.add(each.path("name").asText()));
    return names;
  }

  /** An address that two people of the company have. */
  private String sharedAddress() {
    Set<String> once = new TreeSet<>();
    for (JsonNode person : company.look("/company").path("people")) {
      if (person.has("employee") && !once.add(person.path("email").asText())) {
        return person.path("email").asText();
      }
    }
    throw new AssertionError("nobody shares an address");
  }

  private static String basic(String user, String password) {
    return Base64.getEncoder()
        .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  /** The demo's settings with these secrets; what it writes waits for approval. */
  private void settings(String name, String moodle, String bamboo, String webhook)
      throws IOException {
    Path demo = DemoCompany.DEMO.getParent();
    String text =
        Files.readString(DemoCompany.DEMO)
            .replace(MOODLE, moodle)
            .replace(BAMBOO, bamboo)
            .replace("${LEARNWIRE_SANDBOX}/slack/services/" + WEBHOOK, webhook)
            .replace("learning-map: ", "learning-map: " + demo + "/")
            .replace("policy: ", "policy: " + demo + "/")
            .replace("folder: rules/", "folder: " + demo.resolve("rules"))
            .replace("{mode: auto}", "{mode: plan}");
    Files.writeString(folder.resolve(name), text);
  }
}
