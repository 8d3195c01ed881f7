package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.learnwire.database.Database;
import org.learnwire.database.DatabaseOptions;

/** What is written wrong is answered with file, line, and the words that are known. */
class BadInputSettingsIT extends BadInput {
  @Test
  void an_unknown_key_is_named_with_its_line_and_the_known_ones() {
    work.with("learning-map:", "learning-mapp:");
    Ran ran = work.sync();
    assertThat(ran.exit()).isEqualTo(1);
    ran.says(
        "unknown key in learnwire.yaml",
        "learnwire.yaml:" + work.line("learning-mapp:"),
        "\"learning-mapp\"",
        "learning-map",
        "connections");
    assertThat(work.data()).doesNotExist();
  }

  @Test
  void an_unknown_key_of_a_connection_is_named_with_its_line() {
    work.with("base-url: \"" + company.url() + "/moodle", "url: \"" + company.url() + "/moodle");
    Ran ran = work.sync();
    assertThat(ran.exit()).isEqualTo(1);
    ran.says(
        "unknown key in a connection",
        "learnwire.yaml:" + work.line("url: \"" + company.url() + "/moodle"),
        "\"academy\"",
        "base-url");
  }

  @Test
  void an_unknown_setting_of_a_connector_is_named_with_those_it_has() {
    work.with("companyDomain: acme", "company: acme");
    Ran ran = work.sync();
    assertThat(ran.exit()).isEqualTo(1);
    ran.says("unknown setting", "learnwire.yaml:", "hr", "company", "companyDomain, apiKey");
  }

  @Test
  void an_unknown_connector_is_answered_with_those_there_are() {
    work.with("connector: moodle", "connector: moodel");
    Ran ran = work.sync();
    assertThat(ran.exit()).isEqualTo(1);
    ran.says(
        "unknown connector",
        "learnwire.yaml:" + work.line("connector: moodel"),
        "academy",
        "moodel",
        "bamboohr, ",
        ", canvas, csv, ",
        ", moodle, ",
        ", salesforce, ");
  }

  @Test
  void an_unknown_stream_is_answered_with_those_there_are() {
    Ran remap = work.sync("--remap", "academy/gradez");
    assertThat(remap.exit()).isEqualTo(1);
    remap.says("unknown stream in --remap", "academy", "gradez", "course-completions, ");
    Ran only = work.sync("--only", "akademie");
    assertThat(only.exit()).isEqualTo(1);
    only.says("unknown connection in --only", "akademie", "academy");
  }

  @Test
  void an_unknown_stream_or_key_in_a_connector_is_named_with_file_and_line() throws Exception {
    Path own = folder.resolve("connectors/moodle");
    Workplace.copy(DemoCompany.DEMO.resolve("../../../connectors/moodle").normalize(), own);
    String manifest = Files.readString(own.resolve("connector.yaml"));
    work.with("  connections:", "  connectors: connectors\n  connections:");

    Files.writeString(
        own.resolve("connector.yaml"),
        manifest.replace("each: {stream: people, as", "each: {stream: poeple, as"));
    Ran stream = work.sync();
    assertThat(stream.exit()).isEqualTo(1);
    stream.says("unknown stream in connector.yaml", "connector.yaml:", "poeple", "enrolments");

    Files.writeString(
        own.resolve("connector.yaml"), manifest.replace("courseActivity:", "courseAktivity:"));
    Ran key = work.sync();
    assertThat(key.exit()).isEqualTo(1);
    key.says("unknown key in connector.yaml", "connector.yaml:", "courseAktivity", "settings");
  }

  @Test
  void an_unknown_stream_in_a_route_of_the_users_is_named_and_the_rest_goes_on() throws Exception {
    Files.createDirectories(folder.resolve("routes"));
    Files.writeString(
        folder.resolve("routes/mine.yaml"),
        """
        - route:
            id: mine
            from:
              uri: learnwire:academy/gradez?startScheduler=false
              steps:
                - to: log:mine
        """);
    work.with("  connections:", "  routes: routes\n  connections:");
    Ran ran = work.sync("--only", "hr");
    ran.says("unknown stream in a route", "mine.yaml", "gradez", "course-completions, ");
    assertThat(ran.stream("hr", "employees")).contains(" complete ");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out()).contains("! mine.yaml was not loaded");
  }

  @Test
  void a_value_that_is_no_single_one_is_answered_with_how_to_write_it() {
    work.with("token: sandbox-moodle-token", "token: [sandbox-moodle-token]");
    Ran ran = work.sync();
    assertThat(ran.exit()).isEqualTo(1);
    ran.says(
        "a list for a value",
        "learnwire.yaml:" + work.line("token: ["),
        "\"token\" must be one value",
        "Write it on one line");
  }

  @Test
  void a_missing_secret_is_named_and_no_empty_one_is_sent() throws Exception {
    company.tell("/reset-counters", "{}");
    work.with("token: sandbox-moodle-token", "token: \"${LEARNWIRE_NO_SUCH_TOKEN}\"");
    Ran ran = work.sync();
    assertThat(ran.exit()).isEqualTo(1);
    ran.says(
        "missing secret (environment)",
        "learnwire.yaml:" + work.line("LEARNWIRE_NO_SUCH_TOKEN"),
        "\"token\"",
        "LEARNWIRE_NO_SUCH_TOKEN",
        "not set");
    work.with("${LEARNWIRE_NO_SUCH_TOKEN}", "${file:token.txt}");
    Ran file = work.sync();
    assertThat(file.exit()).isEqualTo(1);
    file.says("missing secret (file)", "learnwire.yaml:", "\"token\"", "token.txt");
    work.with("\"${file:token.txt}\"", "\"\"");
    Ran empty = work.sync();
    assertThat(empty.exit()).isEqualTo(1);
    empty.says(
        "missing secret (empty)", "learnwire.yaml:", "academy", "token", "environment variable");
    assertThat(company.look("/calls").toString()).doesNotContain("core_course");
  }

  @Test
  void a_file_that_is_no_yaml_is_answered_with_the_line() {
    work.with("  people:", "  people: [");
    Ran ran = work.sync();
    assertThat(ran.exit()).isEqualTo(1);
    ran.says("no YAML", "learnwire.yaml:", "not YAML");
  }

  @Test
  void the_map_of_people_names_each_in_one_way_and_takes_addresses() throws Exception {
    Path map = folder.resolve("people.csv");
    String head = "connection,remote-id,employee-number,email\n";
    work.with("  people:\n", "  people:\n    map: people.csv\n");
    Files.writeString(map, head + "academy,12,E1003,somebody@example.test\n");
    Ran twice = work.sync("--only", "hr");
    assertThat(twice.exit()).isEqualTo(1);
    twice.says(
        "a person named twice in the map",
        "line 2",
        "more than one way",
        "email, employee-number, sso-id");

    Files.writeString(map, head);
    work.sync();
    String email =
        work.column("select email from account where kind = 'employee' and email is not null")
            .get(0);
    Files.writeString(map, head + "academy,12,," + email + "\n");
    assertThat(work.sync().out()).contains("academy");
    assertThat(
            work.column(
                "select e.email from account a join account e on e.person_id = a.person_id"
                    + " and e.kind = 'employee' where a.remote_id = '12' and a.matched_by = 'map'"))
        .contains(email);
  }

  @Test
  void a_data_folder_of_another_version_is_named_with_what_to_do() {
    work.sync("--only", "kudos");
    try (Database other = Database.open(work.data(), DatabaseOptions.standard())) {
      other.write("age", tx -> tx.update("update flyway_schema_history set checksum = 1"));
    }
    Ran ran = work.sync("--only", "hr");
    assertThat(ran.exit()).isEqualTo(1);
    ran.says(
        "a data folder of another version",
        work.data().toString(),
        "another version of Learnwire",
        "--data DIR");
    assertThat(ran.all().lines()).as("one plain line").hasSize(1);
  }

  @Test
  void an_unknown_word_in_a_rule_is_named_with_file_and_line() throws Exception {
    work.sync("--only", "kudos");
    Path rule = folder.resolve("rules/move-development-goal.yaml");
    Files.writeString(rule, Files.readString(rule).replace("once-per:", "once-a:"));
    Ran ran = work.sync("--only", "hr");
    assertThat(ran.exit()).isEqualTo(1);
    ran.says("unknown key in a rule", "move-development-goal.yaml line ", "once-a", "once-per");
  }
}
