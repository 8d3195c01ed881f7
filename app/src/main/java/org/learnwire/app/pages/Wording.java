package org.learnwire.app.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says in words what a ledger line does. */
public final class Wording {
  private static final Map<String, Noun> NOUNS =
      Map.of(
          "goal.create", new Noun("New goals", "goal", "goals"),
          "goal.progress", new Noun("Goal progress", "step on a goal", "steps on goals"),
          "goal.update", new Noun("Changed goals", "changed goal", "changed goals"),
          "goal.delete", new Noun("Goals taken back", "goal taken back", "goals taken back"),
          "goal.reopen", new Noun("Goals opened again", "goal opened again", "goals opened again"),
          "recognition.give", new Noun("Thanks", "thanks", "thanks"),
          "goal.comment", new Noun("Comments", "comment on a goal", "comments on goals"),
          "evidence.attach", new Noun("Evidence", "evidence sheet", "evidence sheets"),
          "learning.record", new Noun("Training records", "training record", "training records"),
          "message.send", new Noun("Reminders", "reminder", "reminders"));

  private final Texts texts;

  Wording(Texts texts) {
    this.texts = texts;
  }

  Texts texts() {
    return texts;
  }

  private record Noun(String heading, String one, String many) {}

  /**
   * What a line changes.
   *
   * @param lead the word that is set off, such as "New goal"; empty for none
   * @param text the rest of the sentence
   * @param quote words that will be read by somebody
   * @param note what else belongs to it
   * @param fields old and new, where both are known
   */
  public record Change(
      String lead,
      String text,
      @Nullable String quote,
      @Nullable String note,
      List<Field> fields) {}

  /** One field of a change; {@code before} is null where nothing stood there. */
  public record Field(String name, @Nullable String before, String after) {}

  /** "New goals", "Thanks": the heading of lines with this write. */
  public String heading(String write) {
    Noun noun = NOUNS.get(write);
    return noun == null ? write : noun.heading();
  }

  /** "14 goals". */
  public String counted(String write, long count) {
    Noun noun = NOUNS.get(write);
    return noun == null
        ? texts.count(count) + " " + write
        : texts.count(count, noun.one(), noun.many());
  }

  /** One sentence for a list of decisions. */
  public String sentence(EntryView entry) {
    String who = entry.person().label();
    return switch (entry.write()) {
      case "goal.create" -> "Set " + goal(entry) + " for " + who;
      case "goal.progress" -> "Move " + goal(entry) + " of " + who + progress(entry);
      case "goal.update" -> "Change " + goal(entry) + " of " + who;
      case "goal.delete" -> "Take back " + goal(entry) + " of " + who;
      case "goal.reopen" -> "Open " + goal(entry) + " of " + who + " again";
      case "recognition.give" -> "Thank " + who;
      case "goal.comment" -> "Comment on " + goal(entry) + " of " + who;
      case "evidence.attach" -> "Attach evidence to the review of " + who;
      case "learning.record" -> "Record " + title(entry) + " for " + who;
      case "message.send" -> "Remind " + reader(entry) + " about " + who;
      default -> entry.write() + " for " + who;
    };
  }

  public Change change(EntryView entry) {
    return switch (entry.write()) {
      case "goal.create" ->
          new Change("New goal", title(entry), null, description(entry), fields(entry));
      case "goal.progress", "goal.update" ->
          new Change("", ("Goal " + title(entry)).strip(), null, null, fields(entry));
      case "goal.delete" -> new Change("Taken back", goal(entry), null, null, List.of());
      case "goal.reopen" -> new Change("Opened again", goal(entry), null, null, List.of());
      case "recognition.give" ->
          new Change("Thanks", by(entry), entry.fields().get("text"), null, List.of());
      case "goal.comment", "evidence.attach" ->
          new Change(
              "Evidence",
              ("released by the person " + title(entry)).strip(),
              entry.fields().get("text"),
              null,
              List.of());
      case "learning.record" ->
          new Change("Training record", title(entry), null, finished(entry), List.of());
      case "message.send" ->
          new Change(
              "Reminder", "to " + reader(entry), entry.fields().get("text"), null, List.of());
      default -> new Change("", entry.write(), entry.fields().get("text"), null, fields(entry));
    };
  }

  private static @Nullable String finished(EntryView entry) {
    String day = entry.fields().get("completedDate");
    return day == null ? null : "finished on " + day;
  }

  private static String by(EntryView entry) {
    PersonLabel giver = entry.other();
    return giver == null ? "" : "from " + giver.label();
  }

  private static String reader(EntryView entry) {
    PersonLabel reader = entry.other();
    return reader == null ? "the manager" : reader.label();
  }

  private static String title(EntryView entry) {
    String title = entry.fields().getOrDefault("title", entry.before().get("title"));
    return title == null ? "" : "“" + title + "”";
  }

  private static String goal(EntryView entry) {
    String title = title(entry);
    return title.isEmpty() ? "a goal" : "goal " + title;
  }

  private static @Nullable String description(EntryView entry) {
    String description = entry.fields().get("description");
    return description == null || description.isBlank() ? null : description;
  }

  private String progress(EntryView entry) {
    String percent = entry.fields().get("progressPercent");
    return percent == null ? "" : " to " + percent + " %";
  }

  private List<Field> fields(EntryView entry) {
    List<Field> fields = new ArrayList<>();
    boolean fresh = "goal.create".equals(entry.write());
    add(fields, entry, "title", "title", !fresh && entry.before().containsKey("title"));
    add(fields, entry, "description", "description", !fresh);
    add(fields, entry, "dueDate", "due", true);
    add(fields, entry, "progressPercent", "progress", !fresh);
    add(fields, entry, "completedDate", "completed", true);
    return fields;
  }

  private void add(List<Field> fields, EntryView entry, String field, String name, boolean wanted) {
    String after = entry.fields().get(field);
    String before = entry.before().get(field);
    if (wanted && after != null && !after.isBlank() && !after.equals(before)) {
      fields.add(
          new Field(name, before == null ? null : value(field, before), value(field, after)));
    }
  }

  private String value(String field, String value) {
    return switch (field) {
      case "progressPercent" -> value + " %";
      case "dueDate", "completedDate" -> texts.day(value);
      default -> value;
    };
  }
}
