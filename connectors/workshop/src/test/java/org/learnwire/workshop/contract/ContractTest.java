package org.learnwire.workshop.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runner itself: what is wrong in a folder or in its fixtures is said, and nothing else. */
class ContractTest {
  private static VendorDouble vendor;

  @TempDir Path folder;

  @BeforeAll
  static void open() {
    vendor = new VendorDouble();
  }

  @AfterAll
  static void close() {
    vendor.close();
  }

  @Test
  void a_mapping_that_says_something_else_is_a_difference() throws IOException {
    acme("acme/completion.jslt", "verbs/completed", "verbs/passed");

    assertThat(held("acme/completions/1-happy"))
        .contains("mapped, number 1", "verbs/completed", "verbs/passed");
  }

  @Test
  void a_request_that_no_exchange_answers_and_the_exchange_left_over_are_named()
      throws IOException {
    acme("acme/connector.yaml", "changed_after", "since");

    assertThat(held("acme/completions/1-happy"))
        .contains("no exchange answers the request: GET /completions?since=")
        .contains("nothing asked for the exchange", "changed_after");
  }

  @Test
  void another_cursor_or_another_number_of_calls_is_a_difference() throws IOException {
    acme("acme/fixtures/completions/1-happy.yaml", "calls: 2", "calls: 3");
    assertThat(held("acme/completions/1-happy")).contains("calls: expected 3, found 2");

    acme("acme/fixtures/completions/1-happy.yaml", "  cursor: \"2026", "  cursor: \"2025");
    assertThat(held("acme/completions/1-happy")).contains("cursor: expected 2025");
  }

  @Test
  void another_receipt_is_a_difference() throws IOException {
    acme("acme/fixtures/message.send/6-timeout.yaml", "state: unknown", "state: done");

    assertThat(held("acme/message.send/6-timeout"))
        .contains("state", "expected done, found unknown");
  }

  @Test
  void a_secret_that_comes_out_of_a_mapping_is_found() throws IOException {
    acme("acme/completion.jslt", "html-unescape(.title)", "\"acme-secret-0001\"");

    assertThat(held("acme/completions/1-happy"))
        .contains("the secret token was logged or handed on");
  }

  @Test
  void a_secret_too_short_to_be_found_is_refused() throws IOException {
    acme("acme/fixtures/connection.yaml", "acme-secret-0001", "secret");

    assertThat(held("acme/completions/1-happy")).contains("the secret token", "needs 8 letters");
  }

  @Test
  void what_is_missing_of_the_eight_is_listed_until_there_is_a_reason() throws IOException {
    acme("acme/connector.yaml", "Acme Academy", "Acme Academy");
    List<String> missing = Contract.of(folder.resolve("acme")).coverage().differences();
    assertThat(missing)
        .anyMatch(each -> each.startsWith("completions/2-empty is missing"))
        .anyMatch(each -> each.startsWith("message.send/5-invalid is missing"));

    Files.writeString(
        folder.resolve("acme/fixtures/not-applicable.yaml"), "completions/2-empty: never empty\n");
    assertThat(Contract.of(folder.resolve("acme")).coverage().differences())
        .noneMatch(each -> each.startsWith("completions/2-empty"))
        .anyMatch(each -> each.startsWith("message.send/5-invalid is missing"));
  }

  @Test
  void a_reason_for_what_is_there_or_for_nothing_does_not_hold() throws IOException {
    acme("acme/connector.yaml", "Acme Academy", "Acme Academy");
    Files.writeString(
        folder.resolve("acme/fixtures/not-applicable.yaml"),
        "1-happy: no\ncompletion/2-empty: no\nmessage.send/7-again: no\n");

    assertThat(Contract.of(folder.resolve("acme")).coverage().differences())
        .contains("1-happy: completions/1-happy is there: take the reason out")
        .anyMatch(each -> each.startsWith("completion/2-empty: completion is no stream"))
        .anyMatch(each -> each.startsWith("message.send/7-again: 7-again is no standard"));
  }

  private void acme(String file, String old, String replacement) throws IOException {
    ShownFiles.write(Path.of("../kit/README.md"), folder);
    Path path = folder.resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(old);
    Files.writeString(path, text.replace(old, replacement));
  }

  private String held(String name) {
    return Contract.of(folder.resolve("acme")).hold(name, vendor).differences().stream()
        .collect(Collectors.joining("\n"));
  }
}
