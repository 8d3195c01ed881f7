package org.learnwire.sandbox.company;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The words the company is made of: names.json and courses.json. */
final class Catalogue {

  record Names(
      List<String> first,
      List<String> last,
      List<String> teams,
      List<String> titles,
      List<String> locations) {}

  record Offer(
      String shortname,
      String fullname,
      String idnumber,
      String kind,
      double share,
      String summary,
      String path,
      String skill,
      @Nullable Aim goal,
      List<Part> activities,
      @Nullable Award badge,
      List<Task> practice) {

    Course.Kind kindOf() {
      return Course.Kind.valueOf(kind.toUpperCase(Locale.ROOT));
    }
  }

  record Part(
      Module module,
      String name,
      String idnumber,
      @Nullable Double max,
      double pass,
      double marks) {}

  record Aim(String en, String de, int dueDays, String evidence, String kpi, String owner) {}

  record Award(String name, String description) {}

  record Task(String id, List<String> notes) {}

  static final Names NAMES = read("names.json", new TypeReference<>() {});
  static final List<Offer> OFFERS = read("courses.json", new TypeReference<>() {});

  private Catalogue() {}

  private static <T> T read(String file, TypeReference<T> type) {
    try (InputStream in = Catalogue.class.getResourceAsStream(file)) {
      return JsonMapper.builder().build().readValue(Objects.requireNonNull(in, file), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
