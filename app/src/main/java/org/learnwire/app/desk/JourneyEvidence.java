package org.learnwire.app.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.pages.EvidencePages;
import org.learnwire.app.pages.EvidenceView;
import org.learnwire.app.pages.PeoplePages;
import org.learnwire.app.pages.PeopleView;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.app.signin.LinkAddress;
import org.learnwire.app.signin.SignedIn;
import org.learnwire.lrs.Sees;
import org.learnwire.lrs.Sight;
import org.learnwire.people.People;
import org.learnwire.people.PersonInTime;
import org.learnwire.routes.AnswerRefused;
import org.learnwire.routes.EvidenceDesk;
import org.learnwire.routes.EvidenceDesk.Form;
import org.learnwire.routes.EvidenceDesk.Made;
import org.learnwire.routes.EvidenceDesk.Released;
import org.learnwire.routes.EvidenceSheet;
import org.learnwire.routes.EvidenceWords;
import org.learnwire.routes.Journey;
import org.learnwire.xapi.Uuids;
import org.springframework.stereotype.Component;

/** Evidence sheets, at the pages. */
@Component
class JourneyEvidence implements EvidencePages {
  private final Journey journey;
  private final People people;
  private final PeoplePages search;
  private final PeopleViews views;
  private final Sight sight;
  private final LinkAddress address;

  JourneyEvidence(Journey journey, AppSettings settings, PeoplePages search, LinkAddress address) {
    this.journey = journey;
    this.people = journey.people();
    this.search = search;
    this.views = new PeopleViews(journey);
    this.sight = Sight.of(Journeys.visibility(journey, settings), Sees.COACH);
    this.address = address;
  }

  @Override
  public PeopleView people(String text, boolean names) {
    return search.people(text, names);
  }

  @Override
  public Optional<EvidenceView> evidence(String person, @Nullable String period, boolean names) {
    EvidenceDesk desk = journey.evidence();
    List<String> periods = desk.periods();
    if (period != null && !periods.contains(period)) {
      return Optional.empty();
    }
    String chosen = period == null ? periods.get(0) : period;
    return known(person)
        .map(
            id ->
                new EvidenceView(
                    id,
                    views.label(id, names),
                    isTheirs(id),
                    chosen,
                    periods,
                    view(desk.sheet(id, chosen, sight::shows)),
                    desk.places(id).stream()
                        .map(each -> new EvidenceView.Place(each.key(), each.label()))
                        .toList(),
                    desk.released(id).stream().map(JourneyEvidence::release).toList()));
  }

  /** Where nobody signs in, whoever is at this machine speaks for themselves. */
  private static boolean isTheirs(String person) {
    SignedIn here = SignedIn.here();
    return here.isPerson(person) || here.roles().isEmpty() && here.personId() == null;
  }

  private String theirs(String person) {
    String id = known(person).orElseThrow(() -> new AnswerRefused("There is no such person."));
    if (!isTheirs(id)) {
      throw new AnswerRefused("Only the person whom it is about can do that.");
    }
    return id;
  }

  private Optional<String> known(String person) {
    return Uuids.parse(person)
        .flatMap(id -> people.whoIsWho().history(id.toString()))
        .map(PersonInTime::id);
  }

  private static SheetView view(EvidenceSheet sheet) {
    EvidenceWords words = EvidenceWords.of(sheet.language());
    return new SheetView(
        sheet.language(),
        words.title(sheet),
        sheet.parts().stream()
            .map(
                part ->
                    new EvidenceView.Part(
                        words.heading(part.kind()),
                        part.items().stream()
                            .map(
                                item ->
                                    new EvidenceView.Item(
                                        item.id(), words.day(item.day()), item.text()))
                            .toList()))
            .toList(),
        words.foot(sheet),
        sheet.count() == 0);
  }

  private static EvidenceView.Release release(Released released) {
    String how =
        switch (released.form()) {
          case LINK -> "a link";
          case PDF -> "a PDF";
          case PLACE -> String.valueOf(released.place());
        };
    return new EvidenceView.Release(
        released.id().toString(),
        released.sheet().period(),
        how,
        released.sheet().count(),
        released.at(),
        released.until(),
        released.takenBack(),
        released.state());
  }

  @Override
  public PeoplePages.Said release(String person, String period, Set<String> without, String to) {
    return said(
        () -> {
          String id = theirs(person);
          Form form =
              switch (to) {
                case "" -> throw new AnswerRefused("Choose how it goes out.");
                case "link" -> Form.LINK;
                case "pdf" -> Form.PDF;
                default -> Form.PLACE;
              };
          Made made =
              journey.evidence().release(id, period, without, form, to, sight::shows, who(id));
          return told(made, form, address.begin());
        });
  }

  private static List<String> told(Made made, Form form, String base) {
    return switch (form) {
      case LINK ->
          List.of(
              "This link is shown once. Whoever has it can read the sheet for %d days, or until you"
                      .formatted(EvidenceDesk.LINK.getDays())
                  + " take it back.",
              base + "/evidence/shared/" + made.token());
      case PDF -> List.of("Get the file below, and give it to whom you like.");
      case PLACE ->
          List.of(
              made.state().map(Enum::name).orElse("").equals("PENDING")
                  ? "HR sees it in the plan and sends it."
                  : "It is "
                      + made.state().map(Enum::name).orElse("SENT").toLowerCase(Locale.ROOT)
                      + ".");
    };
  }

  @Override
  public PeoplePages.Said takeBack(String person, String release) {
    return said(
        () -> {
          String id = theirs(person);
          return journey.evidence().takeBack(id, release, who(id)).stream().toList();
        });
  }

  @Override
  public Optional<byte[]> file(String person, String release) {
    return known(person)
        .filter(JourneyEvidence::isTheirs)
        .flatMap(
            id ->
                journey.evidence().released(id).stream()
                    .filter(each -> each.id().toString().equals(release))
                    .findFirst())
        .map(Released::sheet)
        .map(EvidencePdf::of);
  }

  @Override
  public Optional<SheetView> shared(String token) {
    return journey.evidence().shared(token).map(JourneyEvidence::view);
  }

  @Override
  public Optional<byte[]> sharedFile(String token) {
    return journey.evidence().shared(token).map(EvidencePdf::of);
  }

  private String who(String person) {
    return people.labelOf(person, false) + " at the page";
  }

  private interface Saying {
    List<String> lines();
  }

  private PeoplePages.Said said(Saying saying) {
    try {
      PeoplePages.Said said = new PeoplePages.Said(true, new ArrayList<>(saying.lines()));
      journey.wake();
      return said;
    } catch (AnswerRefused refused) {
      return new PeoplePages.Said(false, List.of(String.valueOf(refused.getMessage())));
    }
  }
}
