package org.learnwire.app.pages;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What Ana of Acme shows in her review. */
final class AcmeEvidence implements EvidencePages {
  static final String TOKEN = "q6Yb0d1kJm3vS8aTtH5eRw2x";

  final List<String> said = new ArrayList<>();
  private final Acme acme;

  AcmeEvidence(Acme acme) {
    this.acme = acme;
  }

  @Override
  public PeopleView people(String search, boolean names) {
    return acme.people(search, names);
  }

  @Override
  public Optional<EvidenceView> evidence(String person, @Nullable String period, boolean names) {
    if (!person.equals(AcmeEntries.PERSON)) {
      return Optional.empty();
    }
    PersonLabel ana = AcmeEntries.people("", names).found().rows().get(0).person();
    return Optional.of(
        new EvidenceView(
            person,
            ana,
            acme.own,
            period == null ? "2026" : period,
            List.of("2026", "2025"),
            acme.empty ? new SheetView("en", "", List.of(), "", true) : sheet(),
            List.of(
                new EvidenceView.Place(
                    "4b1c", "a comment on the goal “Ask before you answer” in BambooHR")),
            acme.empty ? List.of() : releases()));
  }

  private static SheetView sheet() {
    return new SheetView(
        "en",
        "Learning evidence of Ana López, 2026",
        List.of(
            new EvidenceView.Part(
                "Practice",
                List.of(
                    new EvidenceView.Item(
                        "11", "12 October 2026", "Seen applying “Open the refund call”"),
                    new EvidenceView.Item(
                        "12", "21 November 2026", "Seen applying “Summarise before you act”"))),
            new EvidenceView.Part(
                "Recognition",
                List.of(
                    new EvidenceView.Item(
                        "13",
                        "22 November 2026",
                        "Thank you, Ana: you asked before you answered, and the customer stayed."))),
            new EvidenceView.Part(
                "Goals",
                List.of(
                    new EvidenceView.Item(
                        "14",
                        "1 October 2026",
                        "“Ask before you answer”, 60 %, due 20 February 2027")))),
        "1 January 2026 to 31 December 2026. Put together on 23 November 2026 and released by the"
            + " person it is about. It holds no test results.",
        false);
  }

  private static List<EvidenceView.Release> releases() {
    Instant at = Instant.parse("2026-11-20T09:30:00Z");
    return List.of(
        new EvidenceView.Release(
            "r1", "2026", "a link", 4, at, Instant.parse("2027-02-18T09:30:00Z"), null, null),
        new EvidenceView.Release(
            "r2",
            "2025",
            "a comment on the goal “Ask before you answer” in BambooHR",
            3,
            at,
            null,
            at.plusSeconds(60),
            "cancelled"));
  }

  @Override
  public PeoplePages.Said release(String person, String period, Set<String> without, String to) {
    said.add("release " + period + " as " + to + " without " + new TreeSet<>(without));
    return new PeoplePages.Said(true, List.of("https://learn.acme.test/evidence/shared/" + TOKEN));
  }

  @Override
  public PeoplePages.Said takeBack(String person, String release) {
    said.add("take back " + release);
    return new PeoplePages.Said(true, List.of());
  }

  @Override
  public Optional<byte[]> file(String person, String release) {
    return Optional.of("%PDF-".getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public Optional<SheetView> shared(String token) {
    return token.equals(TOKEN) ? Optional.of(sheet()) : Optional.empty();
  }

  @Override
  public Optional<byte[]> sharedFile(String token) {
    return shared(token).map(each -> "%PDF-".getBytes(StandardCharsets.US_ASCII));
  }
}
