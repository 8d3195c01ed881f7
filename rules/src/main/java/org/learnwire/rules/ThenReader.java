package org.learnwire.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a rule decides. */
final class ThenReader {
  private static final List<String> WORDS =
      List.of(
          "attach-evidence",
          "close-goal",
          "nudge",
          "propose-goal",
          "recognise",
          "record-learning",
          "send-score",
          "update-goal");
  private static final Map<String, Mode> MODES =
      Map.of("proposal", Mode.PROPOSAL, "draft", Mode.DRAFT, "direct", Mode.DIRECT);

  /** A draft is somebody's own words; without being asked it goes to who wants that only. */
  private static final Map<String, Mode> RECOGNITION_MODES =
      Map.of("draft", Mode.DRAFT, "auto", Mode.DIRECT);

  private static final List<String> APPROVERS = List.of("learner", "manager", "hr");

  private ThenReader() {}

  static Then read(Section then) {
    then.only(WORDS);
    if (then.keys().size() != 1) {
      throw then.problem(
          "then", "then says one thing; a second decision is a rule of its own", WORDS);
    }
    String word = then.keys().iterator().next();
    Section section = then.need(word);
    return switch (word) {
      case "recognise" -> recognise(section);
      case "propose-goal" -> proposeGoal(section);
      case "update-goal" -> updateGoal(section);
      case "close-goal" ->
          new Then.CloseGoal(plain(section).needText("via"), mode(section, Mode.DIRECT));
      case "record-learning" ->
          new Then.RecordLearning(plain(section).needText("via"), mode(section, Mode.DIRECT));
      case "send-score" -> sendScore(section);
      case "attach-evidence" -> evidence(section);
      default -> nudge(section);
    };
  }

  /** Most of what people see at work has no score: whoever demonstrates it gets this one. */
  private static Then sendScore(Section section) {
    section.only(List.of("via", "mode", "score"));
    Double score = section.decimal("score").orElse(null);
    if (score != null && (score < 0 || score > 1)) {
      throw section.problem("score", "score is a share: from 0 to 1");
    }
    return new Then.SendScore(section.needText("via"), mode(section, Mode.DIRECT), score);
  }

  private static Then recognise(Section section) {
    section.only(List.of("via", "giver", "mode", "text"));
    section.needText("giver");
    section.oneOf("giver", Map.of("observer", true));
    return new Then.Recognise(
        section.needText("via"),
        section.oneOf("mode", RECOGNITION_MODES).orElse(Mode.DRAFT),
        needTexts(section, "text"));
  }

  private static Then proposeGoal(Section section) {
    section.only(List.of("approve", "via", "mode", "title", "description", "due"));
    if (mode(section, Mode.PROPOSAL) != Mode.PROPOSAL) {
      throw section.problem(
          "mode",
          "a goal is proposed to its learner, who accepts, edits or declines it: mode is proposal");
    }
    return new Then.ProposeGoal(
        section.needText("via"),
        Mode.PROPOSAL,
        texts(section, "title").orElse(Map.of()),
        texts(section, "description").orElse(Map.of()),
        section.period("due").orElse(null),
        approve(section));
  }

  /** The learner is always asked, and first: nobody else is told of what they do not want. */
  private static List<String> approve(Section section) {
    List<String> approvers = section.words("approve");
    for (String each : approvers) {
      if (!APPROVERS.contains(each)) {
        throw section.problem("approve", each + " is nobody who approves", APPROVERS);
      }
    }
    if (approvers.stream().distinct().count() < approvers.size()) {
      throw section.problem("approve", "approve names each once");
    }
    if (!approvers.isEmpty() && !approvers.get(0).equals("learner")) {
      throw section.problem(
          "approve",
          "approve begins with learner: what is proposed to a person is nobody else's business"
              + " before they have accepted it");
    }
    return approvers;
  }

  private static Then updateGoal(Section section) {
    section.only(List.of("via", "mode", "progress"));
    section.needText("progress");
    section.oneOf("progress", Map.of("practice-tasks-shown", true));
    return new Then.UpdateGoal(section.needText("via"), mode(section, Mode.DIRECT));
  }

  private static Then nudge(Section section) {
    section.only(List.of("via", "mode", "to", "text"));
    section.needText("to");
    String to =
        section.oneOf("to", Map.of("manager", "manager", "learner", "learner")).orElseThrow();
    return new Then.Nudge(
        section.needText("via"), mode(section, Mode.DIRECT), to, needTexts(section, "text"));
  }

  private static Section plain(Section section) {
    return section.only(List.of("via", "mode"));
  }

  private static Then evidence(Section section) {
    section.only(List.of("approve", "via", "mode", "text"));
    Mode mode = mode(section, Mode.PROPOSAL);
    List<String> approve = approve(section);
    if (mode != Mode.PROPOSAL && !approve.isEmpty()) {
      throw section.problem("approve", "approve belongs to mode: proposal");
    }
    return new Then.AttachEvidence(
        section.needText("via"), mode, needTexts(section, "text"), approve);
  }

  private static Mode mode(Section section, Mode usual) {
    return section.oneOf("mode", MODES).orElse(usual);
  }

  private static Map<String, String> needTexts(Section section, String key) {
    return texts(section, key).orElseThrow(() -> section.problem(key, key + " is missing"));
  }

  private static Optional<Map<String, String>> texts(Section section, String key) {
    return section.section(key).map(texts -> checked(texts));
  }

  private static Map<String, String> checked(Section texts) {
    Map<String, String> byLanguage = new LinkedHashMap<>();
    for (String language : texts.keys()) {
      if (!language.matches("[a-z]{2,3}(-[A-Za-z]+)?")) {
        throw texts.problem(language, language + " is not a language like en or de");
      }
      String text = texts.needText(language).strip();
      Wording.unknown(text)
          .ifPresent(
              name -> {
                throw texts.problem(language, "unknown placeholder {" + name + "}", Wording.NAMES);
              });
      byLanguage.put(language, text);
    }
    if (byLanguage.isEmpty()) {
      throw texts.problem("", "a text needs a language, like {en: …}");
    }
    return byLanguage;
  }
}
