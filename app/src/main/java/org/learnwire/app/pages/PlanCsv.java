package org.learnwire.app.pages;

import java.util.List;
import java.util.stream.Collectors;

/** The plan as a table for a spreadsheet. */
final class PlanCsv {
  private PlanCsv() {}

  static String of(List<EntryView> entries, Wording wording) {
    return Csv.write(PlanFile.COLUMNS, entries.stream().map(entry -> row(entry, wording)).toList());
  }

  private static List<String> row(EntryView entry, Wording wording) {
    return List.of(
        "",
        entry.id(),
        entry.version(),
        entry.person().label(),
        entry.system(),
        entry.write(),
        change(wording.change(entry)),
        entry.because(),
        entry.held() ? "held" : entry.state().word());
  }

  private static String change(Wording.Change change) {
    String fields =
        change.fields().stream()
            .map(
                field ->
                    field.before() == null
                        ? field.name() + ": " + field.after()
                        : field.name() + ": " + field.before() + " → " + field.after())
            .collect(Collectors.joining("; "));
    String quote = change.quote() == null ? "" : " “" + change.quote() + "”";
    String what = (change.lead() + " " + change.text()).strip() + quote;
    return fields.isEmpty() ? what : what + "; " + fields;
  }
}
