package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/** A system that cannot be reached, or whose answers are none: the rest goes on. */
class BadInputNetworkIT extends BadInput {
  @Test
  void an_unknown_host_is_named() {
    elsewhere("https://moodle.acme.invalid");
    Ran ran = broken();
    ran.says("wrong host (unknown)", "academy", "moodle.acme.invalid", "base-url");
    mended("https://moodle.acme.invalid");
  }

  @Test
  void a_host_that_takes_no_connections_is_named_with_its_port() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    String closed = "http://127.0.0.1:" + port;
    elsewhere(closed);
    Ran ran = broken();
    ran.says("wrong host (connection refused)", "academy", closed, "base-url");
    mended(closed);
  }

  @Test
  void a_wrong_path_on_the_right_host_is_said_to_be_a_wrong_address() {
    elsewhere(company.url() + "/no-moodle");
    Ran ran = broken();
    ran.says("wrong path", "academy", "404", "base-url");
    mended(company.url() + "/no-moodle");
  }

  @Test
  void https_to_a_plain_port_is_said_to_be_no_trusted_connection() throws IOException {
    try (PlainPort plain = PlainPort.open()) {
      elsewhere(plain.https());
      Ran ran = broken();
      ran.says("TLS failure (a plain port)", "academy", "does not speak TLS", "http://");
      mended(plain.https());
    }
  }

  @Test
  void a_certificate_that_nobody_vouches_for_is_said_to_be_that() throws Exception {
    try (SelfSigned server = SelfSigned.start(folder)) {
      elsewhere(server.url());
      Ran ran = broken();
      ran.says(
          "TLS failure (self-signed)", "academy", "trusted connection", "ca: of the connection");
      mended(server.url());
    }
  }

  @Test
  void a_page_of_503_is_named_by_its_title() {
    company.fault("moodle", "core_course_get_courses_by_field", "html503", "");
    Ran ran = broken();
    ran.says("503 with an HTML page", "academy", "503", "HTML", "the next pass tries again");
    assertThat(ran.all()).doesNotContain("<html").doesNotContain("<!DOCTYPE");
    company.heal();
    work.sync();
    assertThat(work.missing(everything())).isEmpty();
  }

  @Test
  void truncated_json_is_said_to_be_truncated() {
    company.fault("moodle", "core_course_get_courses_by_field", "truncate", "");
    Ran ran = broken();
    ran.says("truncated JSON", "academy", "truncated", "the next pass tries again");
    company.heal();
    work.sync();
    assertThat(work.missing(everything())).isEmpty();
  }

  @Test
  void an_answer_cut_off_for_one_person_leaves_the_others() {
    company.fault("moodle", "core_enrol_get_users_courses .*userid=12$", "cut", "");
    Ran ran = work.sync();
    assertThat(ran.exit()).isEqualTo(1);
    ran.says("an answer that breaks off, for one person", "academy", "broke off");
    assertThat(ran.stream("academy", "grades")).contains(" complete ");
    assertThat(ran.stream("hr", "employees")).contains(" complete ");
    company.heal();
    work.sync();
    assertThat(work.missing(everything())).isEmpty();
  }

  private void elsewhere(String url) {
    work.with(company.url() + "/moodle", url);
  }

  private Ran broken() {
    Ran ran = work.sync();
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.stream("hr", "employees")).contains(" complete ");
    assertThat(work.count("select count(*) from statement where origin = 'source'")).isZero();
    return ran;
  }

  private void mended(String url) {
    work.with(url, company.url() + "/moodle").sync();
    assertThat(work.missing(everything())).isEmpty();
  }
}
