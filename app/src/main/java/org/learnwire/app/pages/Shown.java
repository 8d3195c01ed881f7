package org.learnwire.app.pages;

import java.util.List;

/** Draws the veil over everything that could name a person, while names are not shown. */
final class Shown {
  private Shown() {}

  static Listing<EntryView> entries(Listing<EntryView> entries, boolean names) {
    return names ? entries : entries.with(veiled(entries.rows()));
  }

  static RuleView rule(RuleView view, boolean names) {
    return names ? view : new RuleView(view.asOf(), view.rule(), veiled(view.latest()));
  }

  static CyclesView cycles(CyclesView view, boolean names) {
    return names
        ? view
        : new CyclesView(
            view.cycles(),
            view.warnings(),
            view.held().stream()
                .map(each -> new CyclesView.Held(Veil.over(each.entry()), each.why(), each.next()))
                .toList());
  }

  /** A sheet is full of names: without them only how much stands on it is shown. */
  static EvidenceView evidence(EvidenceView view, boolean names) {
    if (names && view.own()) {
      return view;
    }
    EvidencePages.SheetView sheet = view.sheet();
    return new EvidenceView(
        view.id(),
        view.person(),
        view.own(),
        view.period(),
        view.periods(),
        new EvidencePages.SheetView(
            sheet.language(),
            "",
            sheet.parts().stream()
                .map(
                    part ->
                        new EvidenceView.Part(
                            part.heading(),
                            part.items().stream()
                                .map(item -> new EvidenceView.Item(item.id(), item.day(), ""))
                                .toList()))
                .toList(),
            "",
            sheet.empty()),
        view.places(),
        view.releases());
  }

  static JourneyView journey(JourneyView view, boolean names) {
    return names
        ? view
        : new JourneyView(
            view.asOf(),
            view.since(),
            view.read(),
            view.stored(),
            view.decided(),
            view.waiting(),
            view.written(),
            view.connections(),
            veiled(view.decisions()),
            view.hours(),
            view.quarantined(),
            view.reviews());
  }

  /** A record as it came is full of names, so without them only its place and reason are shown. */
  static Listing<QuarantineView> quarantine(Listing<QuarantineView> list, boolean names) {
    return names ? list : list.with(list.rows().stream().map(Shown::veiled).toList());
  }

  /** An account that is nobody's yet may be called by its address. */
  static Listing<StatementView> statements(Listing<StatementView> list, boolean names) {
    return names ? list : list.with(list.rows().stream().map(Shown::veiled).toList());
  }

  private static StatementView veiled(StatementView row) {
    String detail = row.who().detail();
    return new StatementView(
        row.id(),
        row.stored(),
        row.timestamp(),
        new PersonLabel(Veil.over(row.who().label()), detail == null ? null : Veil.over(detail)),
        row.verb(),
        Veil.over(row.what()),
        row.source(),
        row.voided(),
        row.history());
  }

  static Listing<ReviewView> reviews(Listing<ReviewView> list, boolean names) {
    return names ? list : list.with(list.rows().stream().map(Shown::veiled).toList());
  }

  private static ReviewView veiled(ReviewView review) {
    return new ReviewView(
        review.key(),
        review.connection(),
        Veil.over(review.account()),
        Veil.over(review.reason()),
        review.candidates(),
        review.at(),
        review.ofRecord());
  }

  /** What was written down may name an address. */
  static PeopleView people(PeopleView view, boolean names) {
    return names
        ? view
        : new PeopleView(
            view.search(),
            view.found(),
            veiledRulings(view.rulings()),
            view.people(),
            view.accounts(),
            view.unknown());
  }

  /** What is sent and what is shown of it are two things; the words to be edited are the text. */
  static AskedView asked(AskedView view, boolean names) {
    return names
        ? view
        : new AskedView(
            view.id(),
            view.person(),
            view.questions().stream()
                .map(
                    each ->
                        new QuestionView(
                            Veil.over(each.entry()),
                            each.role(),
                            each.evidence().stream().map(Veil::over).toList(),
                            each.until(),
                            each.words()))
                .toList());
  }

  static PersonView person(PersonView view, boolean names) {
    return names
        ? view
        : new PersonView(
            view.id(),
            view.person(),
            view.manager(),
            view.accounts().stream().map(Shown::veiled).toList(),
            view.goals().stream().map(PersonView.GoalLine::veiled).toList(),
            veiledRulings(view.rulings()));
  }

  private static PersonView.AccountLine veiled(PersonView.AccountLine line) {
    return new PersonView.AccountLine(
        line.connection(),
        Veil.over(line.account()),
        line.known().stream().map(Veil::over).toList(),
        line.post(),
        line.by(),
        line.from(),
        line.to(),
        line.record());
  }

  private static List<RulingView> veiledRulings(List<RulingView> rulings) {
    return rulings.stream()
        .map(
            each ->
                new RulingView(
                    each.id(),
                    Veil.over(each.text()),
                    each.at(),
                    each.who(),
                    Veil.over(each.why()),
                    each.undone() == null ? null : Veil.over(each.undone())))
        .toList();
  }

  private static QuarantineView veiled(QuarantineView item) {
    return new QuarantineView(
        item.id(),
        item.connection(),
        item.stream(),
        Veil.over(item.key()),
        item.reason(),
        Veil.over(item.detail()),
        "",
        item.at());
  }

  private static List<EntryView> veiled(List<EntryView> entries) {
    return entries.stream().map(Veil::over).toList();
  }
}
