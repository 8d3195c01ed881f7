package org.learnwire.routes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;
import org.learnwire.database.Tx;
import org.learnwire.routes.NoticeRows.Alarm;
import org.learnwire.xapi.Uuids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people how it goes, by itself: a digest once a day, and alarms when they begin and when
 * they end. What may have gone out is not sent again; what surely did not is, after a while.
 */
final class Notices {
  private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
  private static final Duration AGAIN = Duration.ofMinutes(10);

  /** So long an alarm is gone before it is over: what comes and goes began once. */
  private static final Duration QUIET = Duration.ofMinutes(15);

  private static final String HOOK = "webhook";

  /** What became of a letter. */
  enum Sent {
    GONE,
    SURELY_NOT
  }

  /** Sends a letter through an e-mail connection. */
  interface Post {
    Sent send(String via, String to, String subject, String text, String reference);
  }

  private final NoticeSettings settings;
  private final Database database;
  private final Clock clock;
  private final ZoneId zone;
  private final Digest digest;
  private final @Nullable Alarms alarms;
  private final @Nullable AlarmHook hook;
  private final Post post;
  private final Supplier<List<String>> warnings;
  private final Map<String, Instant> failed = new HashMap<>();

  Notices(
      NoticeSettings settings,
      Database database,
      Clock clock,
      ZoneId zone,
      Digest digest,
      @Nullable Alarms alarms,
      Post post,
      Supplier<List<String>> warnings) {
    this.settings = settings;
    this.database = database;
    this.clock = clock;
    this.zone = zone;
    this.digest = digest;
    this.alarms = alarms;
    this.hook =
        settings.alarms().flatMap(NoticeSettings.Alarms::hook).map(AlarmHook::new).orElse(null);
    this.post = post;
    this.warnings = warnings;
  }

  /** Tells what is due; does nothing where nobody is to be told. */
  synchronized void run() {
    settings.digest().ifPresent(this::digest);
    settings.alarms().ifPresent(this::alarms);
  }

  private void digest(NoticeSettings.Digest to) {
    ZonedDateTime now = clock.instant().atZone(zone);
    LocalDate today = now.toLocalDate();
    if (now.toLocalTime().isBefore(to.at())) {
      return;
    }
    Map<String, String> ready = new HashMap<>();
    for (String receiver : to.to()) {
      boolean due = !database.read(tx -> NoticeRows.knows(tx, today.toString(), receiver));
      if (due && !waits(receiver)) {
        digest(to.via(), receiver, today, ready.computeIfAbsent("", all -> letter(today)));
      }
    }
  }

  private String letter(LocalDate today) {
    Instant since =
        database
            .read(tx -> NoticeRows.lastDigest(tx, today.toString()))
            .orElse(clock.instant().minus(Duration.ofDays(1)));
    return digest.text(today, since, warnings.get()).orElse("");
  }

  /** Written down before it goes: a letter that may have arrived is not sent again. */
  private void digest(String via, String receiver, LocalDate today, String text) {
    String day = today.toString();
    boolean first =
        database.write("digest", tx -> NoticeRows.claim(tx, day, receiver, clock.instant()));
    if (!first || text.isEmpty()) {
      return;
    }
    String reference = "digest-" + Uuids.v5(Uuids.NS_LEARNWIRE, "digest", day, receiver);
    if (post.send(via, receiver, digest.subject(today), text, reference) == Sent.SURELY_NOT) {
      database.write(
          "digest not sent",
          tx -> {
            NoticeRows.release(tx, day, receiver);
            return null;
          });
      failed(receiver, "the digest");
    }
  }

  private void alarms(NoticeSettings.Alarms to) {
    Map<String, String> now = alarms.now();
    for (String receiver : to.to()) {
      tell(receiver, now, news -> letter(to.via().orElseThrow(), receiver, news));
    }
    if (hook != null) {
      tell(HOOK, now, this::posted);
    }
  }

  private interface Telling {
    boolean gone(List<Alarm> news);
  }

  /** One message for all that began and ended since the last; written down when it is gone. */
  private void tell(String receiver, Map<String, String> now, Telling telling) {
    List<Alarm> news = database.write("alarms", tx -> news(tx, receiver, now));
    if (news.isEmpty() || waits(receiver)) {
      return;
    }
    if (!telling.gone(news)) {
      failed(receiver, "an alarm");
      return;
    }
    database.write(
        "alarms told",
        tx -> {
          for (Alarm each : news) {
            if (each.ended() == null) {
              NoticeRows.put(tx, receiver, each.told(clock.instant()));
            } else {
              NoticeRows.remove(tx, receiver, each.subject());
            }
          }
          return null;
        });
  }

  /** Brings the rows up to date and returns what began or ended and is not told yet. */
  private List<Alarm> news(Tx tx, String receiver, Map<String, String> now) throws SQLException {
    Instant at = clock.instant();
    Map<String, Alarm> rows = new TreeMap<>();
    NoticeRows.alarms(tx, receiver).forEach(row -> rows.put(row.subject(), row));
    for (Map.Entry<String, String> each : now.entrySet()) {
      Alarm row = rows.get(each.getKey());
      if (row == null) {
        rows.put(each.getKey(), new Alarm(each.getKey(), each.getValue(), at, null, null));
        NoticeRows.put(tx, receiver, rows.get(each.getKey()));
      } else if (row.ended() != null) {
        rows.put(row.subject(), row.goesOn());
        NoticeRows.put(tx, receiver, row.goesOn());
      }
    }
    List<Alarm> news = new ArrayList<>();
    for (Alarm row : rows.values()) {
      boolean gone = !now.containsKey(row.subject());
      if (gone && row.told() == null) {
        NoticeRows.remove(tx, receiver, row.subject());
      } else if (gone && row.ended() == null) {
        NoticeRows.put(tx, receiver, row.over(at));
      } else if (gone ? !row.ended().plus(QUIET).isAfter(at) : row.told() == null) {
        news.add(row);
      }
    }
    return news;
  }

  private boolean letter(String via, String receiver, List<Alarm> news) {
    StringBuilder text = new StringBuilder();
    part(text, "Began", news, false);
    part(text, "Over", news, true);
    settings.site().ifPresent(site -> text.append("\n").append(site).append("\n"));
    long began = news.stream().filter(each -> each.ended() == null).count();
    String subject =
        "%s: Learnwire, %s"
            .formatted(
                settings.company(),
                began == 0 ? "over" : began == 1 ? "an alarm" : began + " alarms");
    String reference = "alarm-" + id(receiver, news);
    return post.send(via, receiver, subject, text.toString(), reference) != Sent.SURELY_NOT;
  }

  private static void part(StringBuilder text, String heading, List<Alarm> news, boolean over) {
    List<Alarm> those = news.stream().filter(each -> (each.ended() != null) == over).toList();
    if (!those.isEmpty()) {
      text.append(heading).append("\n");
      those.forEach(each -> text.append("- ").append(each.text()).append("\n"));
    }
  }

  private boolean posted(List<Alarm> news) {
    ObjectNode body = Json.object().put("id", id(HOOK, news)).put("company", settings.company());
    ArrayNode all = body.putArray("alarms");
    for (Alarm each : news) {
      all.addObject()
          .put("subject", each.subject())
          .put("state", each.ended() == null ? "began" : "ended")
          .put("text", each.text())
          .put("began", each.began().toString());
    }
    return hook.post(body, clock.instant());
  }

  /** The same for the same news, however often it is told. */
  private static String id(String receiver, List<Alarm> news) {
    List<String> parts = new ArrayList<>(List.of("alarm", receiver));
    news.forEach(
        each -> parts.add(each.subject() + " " + each.began() + " " + (each.ended() != null)));
    return Uuids.v5(Uuids.NS_LEARNWIRE, parts.toArray(String[]::new)).toString();
  }

  private boolean waits(String receiver) {
    Instant last = failed.get(receiver);
    return last != null && last.plus(AGAIN).isAfter(clock.instant());
  }

  private void failed(String receiver, String what) {
    failed.put(receiver, clock.instant());
    LOG.warn("{} could not be sent; it is tried again in ten minutes", what);
  }
}
