package org.learnwire.ltitool.pages;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.learnwire.ltitool.pages.LoopView.Agreed;
import org.learnwire.ltitool.pages.LoopView.Feedback;
import org.learnwire.ltitool.pages.LoopView.Learned;
import org.learnwire.ltitool.pages.LoopView.Practice;
import org.springframework.context.MessageSource;

/** Days, numbers and practices as the reader says them. */
public final class Speech {
  private final MessageSource messages;
  private final Locale locale;
  private final LocalDate today;

  Speech(MessageSource messages, Locale locale, LocalDate today) {
    this.messages = messages;
    this.locale = locale;
    this.today = today;
  }

  public String language() {
    return locale.getLanguage();
  }

  /** {@code ltr} or {@code rtl}: the pages are laid out by it, not by left and right. */
  public String direction() {
    return switch (locale.getLanguage()) {
      case "ar", "fa", "he", "iw", "ur" -> "rtl";
      default -> "ltr";
    };
  }

  /** The day and the month; the year where it is another than this one. */
  public String day(LocalDate day) {
    String pattern = day.getYear() == today.getYear() ? "format.day" : "format.day-of-year";
    String said =
        DateTimeFormatter.ofPattern(messages.getMessage(pattern, null, locale), locale).format(day);
    // French counts the first day of a month as first; a pattern cannot say so.
    boolean first = day.getDayOfMonth() == 1 && locale.getLanguage().equals("fr");
    return first ? said.replaceFirst("^1 ", "1er ") : said;
  }

  /** "Completed: Listening"; in the statement's own verb where there are no words for it. */
  public String deed(Deed deed) {
    Object[] with = {deed.about()};
    String key = "did." + deed.word() + (deed.about().isEmpty() ? ".plain" : "");
    String said = messages.getMessage(key, with, null, locale);
    if (said != null) {
      return said;
    }
    return deed.about().isEmpty() ? deed.verb() : deed.verb() + ": " + deed.about();
  }

  /** What a source of ours is called; connections are called as the company calls them. */
  public String source(String name) {
    String said = messages.getMessage("source." + name, null, null, locale);
    return said == null ? name : said;
  }

  /** What somebody looked for; in their own words where it is none of ours. */
  public String purpose(String text) {
    String key = text.replaceFirst(", .*", "").replace(' ', '-');
    String said = messages.getMessage("purpose." + key, null, null, locale);
    return said == null ? text : said;
  }

  public String count(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  public String percent(int share) {
    return NumberFormat.getPercentInstance(locale).format(share / 100.0);
  }

  /** "1 time", "3 times": the message with {@code .one} or {@code .many} behind its key. */
  public String times(String key, long number) {
    return messages.getMessage(
        key + (number == 1 ? ".one" : ".many"), new Object[] {number}, locale);
  }

  /** That a course was learned, and when; or that it was begun. */
  public String learned(Learned course) {
    return course.day() == null
        ? say("loop.begun", course.title())
        : say("loop.learned", course.title(), day(course.day()));
  }

  /** A practice task with all that is to be said of it. */
  public SaidPractice practice(Practice practice) {
    Agreed agreed = practice.agreed();
    int own = practice.reflections().size();
    return new SaidPractice(
        agreed == null
            ? say("practice.open")
            : say("practice.agreed", agreed.with(), day(agreed.day())),
        pills(practice),
        practice.feedback().stream()
            .map(each -> new SaidPractice.Told(feedback(each), each.words()))
            .toList(),
        own == 0 ? null : times("practice.reflections", own),
        say(practice.tries() == 0 ? "practice.try" : "practice.again"));
  }

  private List<SaidPractice.Pill> pills(Practice practice) {
    List<SaidPractice.Pill> pills = new ArrayList<>();
    boolean shown = practice.shown();
    if (shown) {
      pills.add(new SaidPractice.Pill("good", say("practice.shown")));
    }
    if (practice.tries() > 0) {
      pills.add(new SaidPractice.Pill("calm", times("practice.tried", practice.tries())));
    }
    if (practice.asked() != null && !shown) {
      pills.add(new SaidPractice.Pill("waiting", say("practice.asked", day(practice.asked()))));
    }
    if (!shown && !practice.feedback().isEmpty()) {
      pills.add(new SaidPractice.Pill("", say("practice.not-there")));
    }
    if (pills.isEmpty()) {
      pills.add(new SaidPractice.Pill("", say("practice.not-tried")));
    }
    return pills;
  }

  private String feedback(Feedback said) {
    return say("practice.feedback", day(said.day()), said.by(), say("seen." + said.seen().word()));
  }

  private String say(String key, Object... with) {
    return messages.getMessage(key, with, locale);
  }
}
