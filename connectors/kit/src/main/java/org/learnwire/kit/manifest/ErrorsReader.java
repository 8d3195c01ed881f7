package org.learnwire.kit.manifest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.learnwire.kit.json.FieldPath;
import org.learnwire.kit.manifest.ErrorRules.BodyRule;
import org.learnwire.kit.manifest.ErrorRules.RetryAfter;
import org.learnwire.kit.manifest.ErrorRules.WaitFormat;

/** Reads how answers say that something is wrong. */
final class ErrorsReader {
  private ErrorsReader() {}

  static ErrorRules none() {
    return new ErrorRules(Map.of(), List.of(), List.of(), null, null, null);
  }

  static ErrorRules read(Section section) {
    section.only(Vocabulary.ERRORS);
    return new ErrorRules(
        section.section("status").map(ErrorsReader::status).orElse(Map.of()),
        section.list("body").stream().map(ErrorsReader::rule).toList(),
        section.texts("message").stream().map(FieldPath::of).toList(),
        section.textOrNull("messageHeader"),
        Calls.path(section, "code"),
        section.section("retryAfter").map(ErrorsReader::retryAfter).orElse(null));
  }

  private static RetryAfter retryAfter(Section section) {
    section.only(Vocabulary.RETRY_AFTER);
    return new RetryAfter(
        section.needText("header"), section.word("as", WaitFormat.class, WaitFormat.SECONDS));
  }

  private static Map<Integer, ErrorWord> status(Section section) {
    Map<Integer, ErrorWord> words = new LinkedHashMap<>();
    for (String code : section.keys()) {
      if (!code.matches("[1-5]\\d\\d")) {
        throw section.wrong(code, "is no HTTP status", List.of());
      }
      words.put(Integer.valueOf(code), section.needWord(code, ErrorWord.class));
    }
    return words;
  }

  private static BodyRule rule(Section rule) {
    rule.only(Vocabulary.RULE);
    if (!rule.has("when")) {
      throw rule.missing("when");
    }
    return new BodyRule(
        Calls.match(rule, "when"), rule.needWord("is", ErrorWord.class), rule.textOrNull("fix"));
  }
}
