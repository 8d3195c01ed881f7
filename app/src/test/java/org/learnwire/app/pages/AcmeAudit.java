package org.learnwire.app.pages;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import org.learnwire.ledger.audit.AuditEvent;
import org.learnwire.ledger.audit.AuditRow;

/** The audit of the sample company. */
final class AcmeAudit implements AuditPages {
  private static final Instant AT = Instant.parse("2026-11-22T12:40:00Z");
  private static final String HEAD = "3:" + "ab".repeat(32);

  private final Acme acme;
  String trouble;

  AcmeAudit(Acme acme) {
    this.acme = acme;
  }

  @Override
  public AuditView audit(AuditFilter wanted, int limit, boolean names) {
    List<String> acts = List.of("entry.approved", "looked.at", "person.erased");
    if (wanted.person().equals("nobody@acme.test")) {
      return new AuditView(List.of(), acts, false, HEAD, "Nobody in the HR systems is called so.");
    }
    PersonLabel person = new PersonLabel(names ? "Ana López" : "E1003", null);
    List<AuditView.Line> lines =
        List.of(
            new AuditView.Line(
                3, AT, "entry.approved", "hr-ops", person, "4f6c2d1e", names ? "approved" : null),
            new AuditView.Line(2, AT, "person.erased", "hr-ops", null, "a person", "asked to"),
            new AuditView.Line(1, AT, null, "", null, "", null));
    return new AuditView(
        acme.empty
            ? List.of()
            : lines.stream()
                .filter(line -> wanted.act().isEmpty() || wanted.act().equals(line.act()))
                .toList(),
        acts,
        false,
        HEAD,
        null);
  }

  @Override
  public AuditView.Verdict verify() {
    return new AuditView.Verdict(3, 1, HEAD, trouble);
  }

  @Override
  public void csv(Writer out, boolean names) throws IOException {
    try (AuditCsv csv = new AuditCsv(out)) {
      csv.row(new AuditRow(1, AT, null));
      csv.row(
          new AuditRow(2, AT, new AuditEvent("hr-ops", "person.erased", null, "a person", "=1+1")));
    }
  }

  @Override
  public DataMapView dataMap() {
    return acme.empty
        ? new DataMapView(0, List.of())
        : new DataMapView(
            60,
            List.of(
                new DataMapView.Held(
                    "Statements: grades",
                    "academy/grades",
                    "To recognise what was learned.",
                    "P2Y",
                    1_204)));
  }
}
