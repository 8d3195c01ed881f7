package org.learnwire.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.learnwire.people.AccountInTime;
import org.learnwire.people.People;
import org.learnwire.people.PersonInTime;
import org.learnwire.people.Review;
import org.learnwire.people.Ruling;
import org.learnwire.routes.PeopleDesk;

/** People as a command prints them: by number, never by name. */
final class PeopleOutput {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST = 200;
  private static final int RULINGS = 20;

  private final PeopleDesk desk;
  private final People people;
  private final PrintStream out;

  PeopleOutput(PeopleDesk desk, PrintStream out) {
    this.desk = desk;
    this.people = desk.people();
    this.out = out;
  }

  void list(@Nullable String search, boolean json) {
    List<String> found =
        search == null ? people.whoIsWho().list(MOST, 0) : people.whoIsWho().search(search, MOST);
    if (json) {
      ArrayNode all = JSON.createArrayNode();
      found.forEach(
          id ->
              all.addObject()
                  .put("id", id)
                  .put("number", label(id))
                  .put("records", desk.records(id)));
      out.println(all.toPrettyString());
      return;
    }
    if (found.isEmpty()) {
      out.println(
          search == null
              ? "Nobody yet: people come from an HR system with the next pass."
              : "Nobody is or was called so.");
    }
    for (String id : found) {
      out.printf("%-16s %s%n", label(id), desk.records(id));
    }
    long all = people.counts().people();
    if (search == null && all > found.size()) {
      out.println(
          "The first "
              + found.size()
              + " of "
              + all
              + "; ./learnwire people list TEXT finds the others.");
    }
    if (search == null) {
      rulings(people.whoIsWho().rulings(RULINGS));
    }
  }

  void show(String text, boolean json) {
    PersonInTime person = people.whoIsWho().history(desk.person(text)).orElseThrow();
    if (json) {
      out.println(json(person).toPrettyString());
      return;
    }
    out.println(
        label(person.id())
            + (person.records().size() > 1
                ? ", of " + person.records().size() + " HR records"
                : ""));
    people.org().managerOf(person.id()).ifPresent(id -> out.println("  manager " + label(id)));
    for (AccountInTime account : person.accounts()) {
      out.println("  " + line(account));
    }
    rulings(person.rulings());
  }

  void review(boolean json) {
    List<Review> reviews = people.reviews();
    if (json) {
      ArrayNode all = JSON.createArrayNode();
      for (Review review : reviews) {
        all.addObject()
            .put("account", place(review))
            .put("couldBe", candidates(review))
            .put("reason", review.reason())
            .put("since", review.at().toString());
      }
      out.println(all.toPrettyString());
      return;
    }
    if (reviews.isEmpty()) {
      out.println("Nobody to look at: every account is one person's, or nobody's.");
    }
    for (Review review : reviews) {
      out.println(place(review) + " could be " + candidates(review) + ": " + review.reason());
    }
    if (!reviews.isEmpty()) {
      out.println(
          "Say whose one is with ./learnwire people decide ACCOUNT PERSON --why …; of an HR record"
              + " that it is one with another with merge, or another person with split.");
    }
  }

  private void rulings(List<Ruling> rulings) {
    if (!rulings.isEmpty()) {
      out.println("Said so far, latest first:");
    }
    for (Ruling ruling : rulings) {
      out.printf(
          "  %4d  %s  %s (%s: %s)%s%n",
          ruling.id(),
          ruling.at().toString().substring(0, 10),
          desk.text(ruling, false),
          ruling.who(),
          ruling.why(),
          ruling.undone() == null
              ? ""
              : " – undone by " + ruling.undone().who() + ": " + ruling.undone().why());
    }
  }

  private String line(AccountInTime account) {
    String post =
        account.post() == null
            ? ""
            : ", "
                + account.post().status()
                + (account.post().team() == null ? "" : " in " + account.post().team());
    return "%s to %-10s  %s%s%s, by %s"
        .formatted(
            account.from().toString().substring(0, 10),
            account.to() == null ? "now" : account.to().toString().substring(0, 10),
            desk.place(account),
            account.employeeNumber() == null ? "" : ", number " + account.employeeNumber(),
            post,
            account.matchedBy());
  }

  private ObjectNode json(PersonInTime person) {
    ObjectNode json =
        JSON.createObjectNode().put("id", person.id()).put("number", label(person.id()));
    ArrayNode accounts = json.putArray("accounts");
    for (AccountInTime account : person.accounts()) {
      ObjectNode each = accounts.addObject().put("account", desk.place(account));
      each.put("number", account.employeeNumber()).put("matchedBy", account.matchedBy());
      each.put("from", account.from().toString());
      each.put("to", account.to() == null ? null : account.to().toString());
      if (account.post() != null) {
        each.put("status", account.post().status().name()).put("team", account.post().team());
      }
    }
    ArrayNode rulings = json.putArray("rulings");
    for (Ruling ruling : person.rulings()) {
      rulings
          .addObject()
          .put("id", ruling.id())
          .put("text", desk.text(ruling, false))
          .put("who", ruling.who())
          .put("why", ruling.why())
          .put("undone", ruling.undone() != null);
    }
    return json;
  }

  private String label(String id) {
    return people.labelOf(id, false);
  }

  private String place(Review review) {
    return desk.place(review.connectionId(), review.remoteId());
  }

  private String candidates(Review review) {
    return review.personIds().stream()
        .map(id -> label(id) + " (" + desk.records(id) + ")")
        .collect(Collectors.joining(" or "));
  }
}
