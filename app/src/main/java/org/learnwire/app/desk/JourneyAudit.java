package org.learnwire.app.desk;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.pages.AuditCsv;
import org.learnwire.app.pages.AuditFilter;
import org.learnwire.app.pages.AuditPages;
import org.learnwire.app.pages.AuditView;
import org.learnwire.app.pages.DataMapView;
import org.learnwire.app.pages.PersonLabel;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.app.signin.Named;
import org.learnwire.ledger.audit.Acts;
import org.learnwire.ledger.audit.Audit;
import org.learnwire.ledger.audit.AuditCheck;
import org.learnwire.ledger.audit.AuditEvent;
import org.learnwire.ledger.audit.AuditLog;
import org.learnwire.ledger.audit.AuditQuestion;
import org.learnwire.ledger.audit.AuditRow;
import org.learnwire.ledger.audit.AuditVerdict;
import org.learnwire.people.RulingRefused;
import org.learnwire.routes.Journey;
import org.springframework.stereotype.Component;

/** The audit of the journey. */
@Component
class JourneyAudit implements AuditPages {
  private final Journey journey;
  private final AppSettings settings;
  private final PeopleViews people;

  JourneyAudit(Journey journey, AppSettings settings) {
    this.journey = journey;
    this.settings = settings;
    this.people = new PeopleViews(journey);
  }

  @Override
  public AuditView audit(AuditFilter wanted, int limit, boolean names) {
    String head = journey.database().read(Audit::head).toString();
    try {
      AuditQuestion question =
          new AuditQuestion(
              wanted.person().isEmpty() ? Set.of() : people(wanted.person()),
              wanted.act().isEmpty() ? Set.of() : Set.of(wanted.act()),
              begin(wanted.from()),
              wanted.to() == null ? null : begin(wanted.to().plusDays(1)),
              null);
      List<AuditRow> rows = journey.database().read(tx -> AuditLog.latest(tx, question, limit + 1));
      List<AuditView.Line> lines = rows.stream().limit(limit).map(row -> line(row, names)).toList();
      return new AuditView(lines, acts(), rows.size() > limit, head, null);
    } catch (RulingRefused e) {
      return new AuditView(List.of(), acts(), false, head, e.getMessage());
    }
  }

  private static List<String> acts() {
    return List.copyOf(Acts.all());
  }

  private Set<String> people(String text) {
    String id = journey.peopleDesk().person(text);
    return new HashSet<>(journey.people().idsOf(id));
  }

  private @Nullable Instant begin(@Nullable LocalDate day) {
    return day == null ? null : day.atStartOfDay(settings.journey().zone()).toInstant();
  }

  private AuditView.Line line(AuditRow row, boolean names) {
    AuditEvent event = row.event();
    if (event == null) {
      return new AuditView.Line(row.seq(), row.at(), null, "", null, "", null);
    }
    String person = event.personId();
    PersonLabel label =
        person == null ? null : new PersonLabel(people.label(person, names).label(), null);
    boolean told = person == null || names && !people.hides(person);
    return new AuditView.Line(
        row.seq(),
        row.at(),
        event.act(),
        event.who(),
        label,
        event.subject().equals(person) ? "" : event.subject(),
        told ? event.detail() : null);
  }

  @Override
  public AuditView.Verdict verify() {
    AuditVerdict verdict = journey.database().read(tx -> AuditCheck.of(tx, journey.keptHeads()));
    return new AuditView.Verdict(
        verdict.rows(), verdict.erased(), verdict.head().toString(), verdict.trouble());
  }

  @Override
  public void csv(Writer out, boolean names) throws IOException {
    try (AuditCsv csv = new AuditCsv(out)) {
      journey
          .database()
          .read(
              tx -> {
                AuditLog.each(tx, AuditQuestion.ALL, row -> csv.row(shown(row, names)));
                return null;
              });
    }
  }

  private AuditRow shown(AuditRow row, boolean names) {
    AuditEvent event = row.event();
    if (event == null || event.personId() == null) {
      return row;
    }
    boolean told = names && !people.hides(event.personId());
    if (told) {
      Named.note(event.personId());
    }
    return told
        ? row
        : new AuditRow(
            row.seq(),
            row.at(),
            new AuditEvent(
                event.who(), event.act(), event.personId(), event.subject(), "shown with names"));
  }

  @Override
  public DataMapView dataMap() {
    return new DataMap(journey, settings).view();
  }
}
