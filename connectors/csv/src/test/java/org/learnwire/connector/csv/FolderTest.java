package org.learnwire.connector.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.kit.CheckReport;
import org.learnwire.kit.Mapped;
import org.learnwire.kit.StreamReport;
import org.learnwire.kit.manifest.ErrorWord;

/** Files as they come: half written, wrongly saved, sent twice. */
class FolderTest {
  private static final String PEOPLE = "employee_id,email,last_name\n1,ana@acme.test,Müller\n";
  private static final String DONE = "employee_id,course_id,completed_at\n";

  @TempDir Path folder;

  @Test
  void a_byte_order_mark_is_taken() throws Exception {
    write("people.csv", "\uFEFF" + PEOPLE, StandardCharsets.UTF_8);
    try (Inbox inbox = Inbox.of("people", folder)) {
      assertThat(inbox.read().complete()).isTrue();
      assertThat(inbox.keys()).containsExactly("1");
    }
  }

  @Test
  void utf_16_is_read_where_it_is_declared() throws Exception {
    write("people.csv", PEOPLE, StandardCharsets.UTF_16);
    try (Inbox inbox = Inbox.of("people", folder, "encoding", "UTF-16")) {
      assertThat(inbox.read().complete()).isTrue();
      assertThat(lastName(inbox)).isEqualTo("Müller");
    }
  }

  @Test
  void windows_1252_with_semicolons_is_read_where_it_is_declared() throws Exception {
    write("people.csv", PEOPLE.replace(',', ';'), Charset.forName("windows-1252"));
    try (Inbox inbox = Inbox.of("people", folder, "encoding", "windows-1252", "delimiter", ";")) {
      assertThat(inbox.read().complete()).isTrue();
      assertThat(lastName(inbox)).isEqualTo("Müller");
    }
  }

  @Test
  void a_file_in_another_encoding_is_refused_by_its_name_and_byte() throws Exception {
    write("people.csv", PEOPLE, Charset.forName("windows-1252"));
    try (Inbox inbox = Inbox.of("people", folder)) {
      StreamReport report = inbox.read();
      assertThat(report.error().word()).isEqualTo(ErrorWord.INVALID);
      // 28 bytes of header, then "1,ana@acme.test,M" and the ü.
      assertThat(report.error().message())
          .startsWith("files: people.csv is not UTF-8: byte 46 is 0xFC; nothing of the file was");
      assertThat(inbox.mapped).isEmpty();
    }
  }

  @Test
  void a_wrong_byte_far_in_is_found_before_the_first_row_is_taken() throws Exception {
    String rows =
        IntStream.range(0, 20_000)
            .mapToObj(i -> i + ",a@acme.test,Ö\n")
            .collect(Collectors.joining());
    byte[] bytes = ("employee_id,email,last_name\n" + rows).getBytes(StandardCharsets.UTF_8);
    bytes[300_000] = (byte) 0xFF;
    Files.write(folder.resolve("people.csv"), bytes);
    try (Inbox inbox = Inbox.of("people", folder)) {
      assertThat(inbox.read().error().message())
          .contains("people.csv is not UTF-8: byte ")
          .contains(" is 0x");
      assertThat(inbox.mapped).isEmpty();
    }
  }

  @Test
  void a_mark_of_another_encoding_is_told() throws Exception {
    write("people.csv", PEOPLE, StandardCharsets.UTF_16);
    try (Inbox inbox = Inbox.of("people", folder)) {
      assertThat(inbox.read().error().message())
          .contains("people.csv begins with the byte order mark of UTF-16, and encoding says UTF-8")
          .contains("write encoding: UTF-16");
    }
  }

  @Test
  void a_mark_of_utf_8_is_told_where_another_encoding_is_declared() throws Exception {
    write("people.csv", "\uFEFF" + PEOPLE, StandardCharsets.UTF_8);
    try (Inbox inbox = Inbox.of("people", folder, "encoding", "windows-1252")) {
      assertThat(inbox.read().error().message())
          .contains("people.csv begins with the byte order mark of UTF-8")
          .contains("encoding says windows-1252");
      assertThat(inbox.mapped).isEmpty();
    }
  }

  @Test
  void lines_of_json_in_another_encoding_are_refused_by_name_and_byte_too() throws Exception {
    String line = "{\"employee_id\":\"1\",\"last_name\":\"Müller\"}\n";
    write("people.ndjson", line, Charset.forName("windows-1252"));
    try (Inbox inbox = Inbox.of("people", folder)) {
      assertThat(inbox.read().error().message())
          .startsWith("files: people.ndjson is not UTF-8: byte 34 is 0xFC");
      assertThat(inbox.mapped).isEmpty();
    }
  }

  @Test
  void an_encoding_that_is_none_is_answered_with_some_that_are() throws Exception {
    write("people.csv", PEOPLE, StandardCharsets.UTF_8);
    try (Inbox inbox = Inbox.of("people", folder, "encoding", "latin-99")) {
      assertThat(inbox.read().error().message())
          .contains("encoding", "latin-99", "UTF-8, windows-1252, ISO-8859-1 or UTF-16");
      assertThat(inbox.mapped).isEmpty();
    }
  }

  @Test
  void a_quote_that_is_not_closed_refuses_the_whole_file() throws Exception {
    write("people.csv", PEOPLE + "2,\"ben@acme.test,Ode\n", StandardCharsets.UTF_8);
    try (Inbox inbox = Inbox.of("people", folder)) {
      assertThat(inbox.read().error().message()).contains("people.csv is no CSV at line ");
      assertThat(inbox.mapped).isEmpty();
    }
  }

  @Test
  void another_delimiter_is_guessed_at_in_the_advice_only() throws Exception {
    write("people.csv", PEOPLE.replace(',', ';'), StandardCharsets.UTF_8);
    try (Inbox inbox = Inbox.of("people", folder)) {
      assertThat(inbox.read().error().message())
          .contains("people.csv has no column employee_id")
          .contains("See the setting delimiter");
    }
  }

  @Test
  void with_a_marker_a_file_waits_for_it() throws Exception {
    write("people.csv", PEOPLE, StandardCharsets.UTF_8);
    try (Inbox inbox = Inbox.of("people", folder, "marker", ".done")) {
      assertThat(inbox.read().read()).isZero();
      Files.createFile(folder.resolve("people.csv.done"));
      assertThat(inbox.read().read()).isEqualTo(1);
    }
  }

  @Test
  void without_one_a_file_that_still_grows_waits_for_the_next_pass() throws Exception {
    Path file = write("people.csv", PEOPLE, StandardCharsets.UTF_8);
    try (Inbox inbox = Inbox.of("people", folder, "settle", "PT0.3S")) {
      Thread writer = grows(file);
      assertThat(inbox.read().read()).isZero();
      writer.interrupt();
      writer.join();
      assertThat(inbox.read().complete()).isTrue();
      assertThat(inbox.mapped).isNotEmpty();
    }
  }

  @Test
  void new_files_are_read_once_and_a_changed_one_again() throws Exception {
    write("completions-1.csv", DONE + "1,a,2026-03-01\n", StandardCharsets.UTF_8);
    try (Inbox inbox = Inbox.of("completions", folder)) {
      inbox.read();
      assertThat(inbox.read().read()).isZero();
      write("completions-2.csv", DONE + "2,a,2026-03-01\n", StandardCharsets.UTF_8);
      assertThat(inbox.read().read()).isEqualTo(1);
      write("completions-1.csv", DONE + "1,a,2026-03-01\n3,a,2026-03-01\n", StandardCharsets.UTF_8);
      assertThat(inbox.read().read()).isEqualTo(2);
      assertThat(inbox.keys())
          .containsExactly("1/a/2026-03-01", "2/a/2026-03-01", "1/a/2026-03-01", "3/a/2026-03-01");
      assertThat(folder).isDirectoryContaining(file -> file.endsWith("completions-1.csv"));
    }
  }

  @Test
  void a_bad_file_keeps_the_others_from_nothing_and_is_told_until_it_is_mended() throws Exception {
    write("completions-1.csv", "who,what\n1,2\n", StandardCharsets.UTF_8);
    write("completions-2.csv", DONE + "2,a,2026-03-01\n", StandardCharsets.UTF_8);
    try (Inbox inbox = Inbox.of("completions", folder)) {
      StreamReport report = inbox.read();
      assertThat(report.complete()).isFalse();
      assertThat(report.error().message()).contains("completions-1.csv has no column employee_id");
      assertThat(inbox.keys()).containsExactly("2/a/2026-03-01");
      write("completions-1.csv", DONE + "1,a,2026-03-01\n", StandardCharsets.UTF_8);
      assertThat(inbox.read().complete()).isTrue();
      assertThat(inbox.read().read()).isZero();
    }
  }

  @Test
  void a_long_file_passes_in_pages() throws Exception {
    String rows =
        IntStream.range(0, 1201)
            .mapToObj(i -> i + ",m" + i + "@acme.test,N\n")
            .collect(Collectors.joining());
    write("people.csv", "employee_id,email,last_name\n" + rows, StandardCharsets.UTF_8);
    try (Inbox inbox = Inbox.of("people", folder)) {
      assertThat(inbox.read().read()).isEqualTo(1201);
    }
  }

  @Test
  void a_check_reads_the_newest_file_and_names_what_is_wrong() throws Exception {
    write("people.csv", "staff,email\n1,a\n", StandardCharsets.UTF_8);
    try (Inbox inbox = Inbox.of("people", folder)) {
      assertThat(inbox.check().problems())
          .extracting(CheckReport.Problem::message)
          .containsExactly("files: people.csv has no column employee_id; it has [staff, email]");
    }
    try (Inbox inbox = Inbox.of("people", folder.resolve("none"))) {
      assertThat(inbox.check().problems())
          .extracting(CheckReport.Problem::message)
          .allSatisfy(message -> assertThat(message).startsWith("files: there is no folder "));
    }
  }

  private Path write(String name, String text, Charset encoding) throws IOException {
    Path file = Files.write(folder.resolve(name), text.getBytes(encoding));
    // The clock of a file system may be coarser than two writes of a test.
    return Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusMillis(text.length())));
  }

  private static Thread grows(Path file) {
    Thread writer =
        new Thread(
            () -> {
              try {
                for (int i = 2; !Thread.currentThread().isInterrupted(); i++) {
                  String row = i + ",x@acme.test,X\n";
                  Files.writeString(file, row, java.nio.file.StandardOpenOption.APPEND);
                  Thread.sleep(20);
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    writer.setDaemon(true);
    writer.start();
    return writer;
  }

  private static String lastName(Inbox inbox) {
    return Stream.of(inbox.mapped.get(0).mapped())
        .map(Mapped.ToEmployee.class::cast)
        .findFirst()
        .orElseThrow()
        .employee()
        .lastName();
  }
}
