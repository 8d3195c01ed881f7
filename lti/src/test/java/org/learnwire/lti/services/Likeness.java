package org.learnwire.lti.services;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.learnwire.lti.services.RecordedPlatform.Exchange;

/** Whether an answer is of the form that a recorded one has; what it says may differ. */
final class Likeness {
  private Likeness() {}

  static void alike(Exchange recorded, HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(recorded.status());
    if (recorded.status() != 204) {
      assertThat(answer.headers().firstValue("Content-Type").orElse("").replace("UTF", "utf"))
          .isEqualTo(recorded.headers().get("Content-Type"));
    }
    assertThat(relations(answer.headers().firstValue("Link").orElse("")))
        .isEqualTo(relations(recorded.headers().getOrDefault("Link", "")));
    String was = recorded.body().strip();
    String is = answer.body().strip();
    if (was.startsWith("{") || was.startsWith("[")) {
      sameForm("", ServiceCalls.JSON.readTree(was), ServiceCalls.JSON.readTree(is));
    } else {
      assertThat(is.startsWith("<")).as(is).isEqualTo(was.startsWith("<"));
      assertThat(is.isEmpty()).isEqualTo(was.isEmpty());
    }
  }

  /** With their quotes, which are part of what a client must bear. */
  private static List<String> relations(String link) {
    return Pattern.compile("rel=([^,]*)")
        .matcher(link)
        .results()
        .map(each -> each.group(1))
        .toList();
  }

  /** The same names, and under each a value of the same kind; of a list, its first. */
  static void sameForm(String where, JsonNode was, JsonNode is) {
    assertThat(is.getNodeType()).as(where).isEqualTo(was.getNodeType());
    if (was.isArray() && !was.isEmpty()) {
      assertThat(is).as(where).isNotEmpty();
      sameForm(where + "[]", was.get(0), is.get(0));
    }
    if (was.isObject()) {
      TreeSet<String> names = names(is);
      if (!was.has("comment")) {
        // What some results have and some have not.
        names.remove("comment");
      }
      assertThat(names).as(where).isEqualTo(names(was));
      was.fieldNames()
          .forEachRemaining(name -> sameForm(where + "." + name, was.get(name), is.get(name)));
    }
  }

  private static TreeSet<String> names(JsonNode object) {
    TreeSet<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
