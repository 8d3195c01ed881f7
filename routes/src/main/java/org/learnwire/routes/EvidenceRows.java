package org.learnwire.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;
import org.learnwire.routes.EvidenceDesk.Form;
import org.learnwire.routes.EvidenceDesk.Released;
import org.learnwire.routes.EvidenceSheet.Item;
import org.learnwire.routes.EvidenceSheet.Kind;
import org.learnwire.routes.EvidenceSheet.Part;

/** Released sheets, as they were when they were released; of a link only its hash is kept. */
final class EvidenceRows {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String SELECT =
      "select r.id, r.form, r.place, r.sheet, r.released, r.until, r.taken_back, e.state"
          + " from evidence_release r left join entry e on e.id = r.entry_id ";

  private EvidenceRows() {}

  static void put(
      Tx tx, String personId, Released released, @Nullable String token, @Nullable UUID entry)
      throws SQLException {
    tx.update(
        "insert into evidence_release (id, person_id, form, place, sheet, token, entry_id,"
            + " released, until) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        released.id(),
        personId,
        released.form().name().toLowerCase(Locale.ROOT),
        released.place(),
        json(released.sheet()),
        token == null ? null : hash(token),
        entry,
        released.at(),
        released.until());
  }

  static List<Released> of(Tx tx, String personId) throws SQLException {
    return tx.list(SELECT + "where r.person_id = ?", EvidenceRows::released, personId);
  }

  static Optional<Released> byToken(Tx tx, String token) throws SQLException {
    return tx.one(
        SELECT
            + "where r.token = ? and not exists"
            + " (select 1 from restricted x where x.person_id = r.person_id)",
        EvidenceRows::released,
        hash(token));
  }

  static void takeBack(Tx tx, UUID id, Instant at) throws SQLException {
    tx.update("update evidence_release set taken_back = ?, token = null where id = ?", at, id);
  }

  /** 192 bits that nobody guesses. */
  static String token() {
    byte[] bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String hash(String token) {
    try {
      byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static Released released(ResultSet row) throws SQLException {
    return new Released(
        UUID.fromString(row.getString(1)),
        Form.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
        row.getString(3),
        sheet(Json.object(row.getString(4))),
        Times.instant(row.getLong(5)),
        moment(row, 6),
        moment(row, 7),
        row.getString(8));
  }

  private static @Nullable Instant moment(ResultSet row, int column) throws SQLException {
    long micros = row.getLong(column);
    return row.wasNull() ? null : Times.instant(micros);
  }

  private static String json(EvidenceSheet sheet) {
    ObjectNode json = Json.object();
    json.put("person", sheet.person()).put("period", sheet.period());
    json.put("from", sheet.from().toString()).put("to", sheet.to().toString());
    json.put("language", sheet.language()).put("made", sheet.made().toString());
    ArrayNode parts = json.putArray("parts");
    for (Part part : sheet.parts()) {
      ObjectNode each = parts.addObject().put("kind", part.kind().name());
      ArrayNode items = each.putArray("items");
      part.items()
          .forEach(
              item ->
                  items
                      .addObject()
                      .put("id", item.id())
                      .put("day", item.day().toString())
                      .put("text", item.text()));
    }
    return json.toString();
  }

  private static EvidenceSheet sheet(JsonNode json) {
    List<Part> parts = new ArrayList<>();
    for (JsonNode part : json.path("parts")) {
      List<Item> items = new ArrayList<>();
      part.path("items")
          .forEach(
              item ->
                  items.add(
                      new Item(
                          item.path("id").asText(), day(item, "day"), item.path("text").asText())));
      parts.add(new Part(Kind.valueOf(part.path("kind").asText()), items));
    }
    return new EvidenceSheet(
        json.path("person").asText(),
        json.path("period").asText(),
        day(json, "from"),
        day(json, "to"),
        json.path("language").asText(),
        day(json, "made"),
        parts);
  }

  private static LocalDate day(JsonNode json, String field) {
    return LocalDate.parse(json.path(field).asText());
  }
}
