package org.learnwire.lrs.export;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.learnwire.lrs.StoredStatement;
import org.learnwire.xapi.Activity;
import org.learnwire.xapi.Actor;
import org.learnwire.xapi.Context;
import org.learnwire.xapi.Identifier;
import org.learnwire.xapi.LanguageMap;
import org.learnwire.xapi.Result;
import org.learnwire.xapi.Score;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.StatementObject;
import org.learnwire.xapi.StatementRef;
import org.learnwire.xapi.SubStatement;

/** The columns of the CSV: the parts of a statement that fit into one cell each. */
enum CsvColumns {
  ID(stored -> stored.id().toString()),
  TIMESTAMP(stored -> text(stored.statement().timestamp())),
  STORED(stored -> stored.stored().toString()),
  ACTOR_NAME(stored -> or(stored.statement().actor().name())),
  ACTOR(stored -> identity(stored.statement().actor())),
  VERB(stored -> stored.statement().verb().id()),
  VERB_DISPLAY(stored -> first(stored.statement().verb().display())),
  OBJECT_TYPE(stored -> type(stored.statement().object())),
  OBJECT(stored -> object(stored.statement().object())),
  OBJECT_NAME(stored -> name(stored.statement().object())),
  SUCCESS(stored -> result(stored, Result::success)),
  COMPLETION(stored -> result(stored, Result::completion)),
  SCORE_SCALED(stored -> score(stored, Score::scaled)),
  SCORE_RAW(stored -> score(stored, Score::raw)),
  SCORE_MIN(stored -> score(stored, Score::min)),
  SCORE_MAX(stored -> score(stored, Score::max)),
  DURATION(stored -> result(stored, Result::duration)),
  RESPONSE(stored -> result(stored, Result::response)),
  REGISTRATION(stored -> text(context(stored).flatMap(Context::registration))),
  PLATFORM(stored -> text(context(stored).flatMap(Context::platform))),
  LANGUAGE(stored -> text(context(stored).flatMap(Context::language))),
  PARENT(stored -> ids(stored, "parent")),
  GROUPING(stored -> ids(stored, "grouping")),
  ATTACHMENTS(stored -> String.valueOf(stored.statement().attachments().size())),
  AUTHORITY(stored -> stored.statement().authority().map(CsvColumns::identity).orElse("")),
  SOURCE(StoredStatement::source),
  VOIDED(stored -> String.valueOf(stored.voided()));

  private final Function<StoredStatement, String> cell;

  CsvColumns(Function<StoredStatement, String> cell) {
    this.cell = cell;
  }

  static String header() {
    List<String> names = new ArrayList<>();
    for (CsvColumns column : values()) {
      names.add(column.name().toLowerCase(java.util.Locale.ROOT));
    }
    return CsvLine.of(names);
  }

  static String line(StoredStatement stored) {
    List<String> cells = new ArrayList<>();
    for (CsvColumns column : values()) {
      cells.add(column.cell.apply(stored));
    }
    return CsvLine.of(cells);
  }

  /** As the specification writes it; of an account, home page and name. */
  private static String identity(Actor actor) {
    Identifier identifier = actor.identifier();
    return identifier == null ? "" : identifier.key().substring(identifier.key().indexOf('|') + 1);
  }

  private static String type(StatementObject object) {
    return object.toJson().path("objectType").asText();
  }

  private static String object(StatementObject object) {
    if (object instanceof Activity activity) {
      return activity.id();
    }
    if (object instanceof StatementRef target) {
      return target.id().toString();
    }
    return object instanceof Actor actor ? identity(actor) : inner((SubStatement) object);
  }

  private static String inner(SubStatement within) {
    return within.verb().id() + " " + object(within.object());
  }

  private static String name(StatementObject object) {
    if (object instanceof Activity activity) {
      return first(activity.name());
    }
    return object instanceof Actor actor ? or(actor.name()) : "";
  }

  private static String first(LanguageMap map) {
    return map.in("en").orElse("");
  }

  private static Optional<Context> context(StoredStatement stored) {
    return stored.statement().context();
  }

  private static String ids(StoredStatement stored, String kind) {
    Statement statement = stored.statement();
    List<String> ids = new ArrayList<>();
    statement
        .context()
        .map(context -> context.json().path("contextActivities").path(kind))
        .ifPresent(all -> all.forEach(one -> ids.add(one.path("id").asText())));
    return String.join(" ", ids);
  }

  private static String result(StoredStatement stored, Function<Result, @Nullable Object> part) {
    return stored.statement().result().map(part).map(Object::toString).orElse("");
  }

  private static String score(StoredStatement stored, Function<Score, @Nullable BigDecimal> part) {
    return stored
        .statement()
        .result()
        .map(Result::score)
        .map(part)
        .map(BigDecimal::toPlainString)
        .orElse("");
  }

  private static String text(Optional<?> value) {
    return value.map(Object::toString).orElse("");
  }

  private static String or(@Nullable String text) {
    return text == null ? "" : text;
  }
}
