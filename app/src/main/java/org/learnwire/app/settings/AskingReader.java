package org.learnwire.app.settings;

import java.time.DateTimeException;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.learnwire.ledger.Approver;
import org.learnwire.routes.JourneySettings.AskingSettings;

/** Reads whom proposals and drafts ask and how long: {@code approve}, {@code proposals} ... */
final class AskingReader {
  private AskingReader() {}

  static AskingSettings read(YamlMap rules) {
    AskingSettings usual = AskingSettings.usual();
    return new AskingSettings(
        rules.keys().contains("approve") ? approvers(rules) : usual.approve(),
        expire(rules, "proposals").orElse(usual.proposals()),
        expire(rules, "drafts").orElse(usual.drafts()));
  }

  private static List<Approver> approvers(YamlMap rules) {
    List<Approver> approvers = new ArrayList<>();
    for (String word : rules.list("approve")) {
      switch (word) {
        case "learner" -> approvers.add(Approver.LEARNER);
        case "manager" -> approvers.add(Approver.MANAGER);
        case "hr" -> approvers.add(Approver.HR);
        default ->
            throw rules.wrong(
                "approve", "names " + word + "; those who approve are learner, manager, hr");
      }
    }
    boolean each = approvers.stream().distinct().count() == approvers.size();
    if (!each || approvers.isEmpty() || approvers.get(0) != Approver.LEARNER) {
      throw rules.wrong(
          "approve",
          "must begin with learner and name each once: what is proposed to a person is nobody"
              + " else's business before they have accepted it");
    }
    return approvers;
  }

  private static Optional<Period> expire(YamlMap rules, String word) {
    Optional<YamlMap> map = rules.map(word).map(each -> each.only("expire"));
    return map.flatMap(each -> each.text("expire")).map(text -> period(map.get(), text));
  }

  private static Period period(YamlMap map, String text) {
    try {
      Period period = Period.parse(text);
      if (!period.isNegative() && !period.isZero()) {
        return period;
      }
    } catch (DateTimeException e) {
      throw map.wrong("expire", "must be a time such as P14D or P1M");
    }
    throw map.wrong("expire", "must be a time such as P14D or P1M");
  }
}
