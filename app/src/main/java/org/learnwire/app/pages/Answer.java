package org.learnwire.app.pages;

import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.web.util.UriComponentsBuilder;

/** After a change: back to the page it came from, which then says what was done. */
final class Answer {
  /** A closed list: an address in a form is not to be trusted with where a browser goes. */
  private static final Set<String> PAGES =
      Set.of(
          "/",
          "/writeback",
          "/decisions",
          "/quarantine",
          "/runs",
          "/statements",
          "/people",
          "/proposals",
          "/loop",
          "/loop/next",
          "/team",
          "/course",
          "/observe",
          "/map",
          "/cycles",
          "/evidence",
          "/rules",
          "/audit",
          "/audit/data",
          "/account",
          "/accounts",
          "/lti");

  private static final Pattern ONE =
      Pattern.compile(
          "/(people|proposals|evidence|writeback)/[0-9a-f-]{36}|/rules/[a-z0-9-]+"
              + "|/loop/question[?]id=[0-9a-f-]{36}");

  private final Notes notes;

  Answer(Notes notes) {
    this.notes = notes;
  }

  /** "3 approved. Sent with the next pass.", and a sentence per line that was left alone. */
  String to(String back, String done, String next, Approvals.Outcome outcome) {
    String title =
        outcome.done() == 0 ? "Nothing changed." : outcome.done() + " " + done + ". " + next;
    Tone tone = outcome.notDone().isEmpty() && outcome.done() > 0 ? Tone.GOOD : Tone.WAITING;
    return to(back, new Notes.Note(tone, title, outcome.notDone()));
  }

  String to(String back, Notes.Note note) {
    return "redirect:"
        + UriComponentsBuilder.fromPath(page(back))
            .queryParam("note", notes.keep(note))
            .toUriString();
  }

  /** The page without a message. */
  static String to(String back) {
    return "redirect:" + page(back);
  }

  private static String page(String back) {
    return PAGES.contains(back) || ONE.matcher(back).matches() ? back : "/";
  }
}
