package org.learnwire.lrs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Tx;
import org.learnwire.xapi.Attachment;
import org.learnwire.xapi.Identifier;
import org.learnwire.xapi.XapiJson;

/** Takes away what the store keeps of some people; see {@link StatementStore#erase}. */
final class StatementErasure {
  private static final String WHY = "a person was erased";

  private final Tx tx;
  private final Predicate<Identifier> whose;
  private final Instant at;
  private final Set<UUID> removed = new HashSet<>();
  private final Set<String> files = new TreeSet<>();
  private long redacted;

  StatementErasure(Tx tx, Predicate<Identifier> whose, Instant at) {
    this.tx = tx;
    this.whose = whose;
    this.at = at;
  }

  ErasedStatements run() throws SQLException {
    Map<Long, String> terms = terms();
    for (StoredStatement stored : naming(terms.keySet())) {
      erase(stored);
    }
    for (Map.Entry<Long, String> term : terms.entrySet()) {
      tx.update("delete from statement_term where term_id = ?", term.getKey());
      tx.update("delete from term where id = ?", term.getKey());
      tx.update("delete from agent_name where identity = ?", term.getValue());
    }
    return new ErasedStatements(removed, redacted, documents(), files());
  }

  List<String> bodies() throws SQLException {
    return naming(terms().keySet()).stream().map(StoredStatement::body).toList();
  }

  /** The numbers of their terms, with the identity of each. */
  private Map<Long, String> terms() throws SQLException {
    Map<Long, String> terms = new TreeMap<>();
    tx.each(
        "select id, value from term where value like 'a%' or value like 'A%' or value like 'u%'",
        row -> {
          String value = row.getString(2);
          if (Role.of(value).isAgent() && isTheirs(value.substring(1))) {
            terms.put(row.getLong(1), value.substring(1));
          }
          return null;
        });
    return terms;
  }

  private List<StoredStatement> naming(Set<Long> terms) throws SQLException {
    Set<Long> positions = new TreeSet<>();
    for (Long term : terms) {
      positions.addAll(
          tx.list(
              "select position from statement_term where term_id = ?", r -> r.getLong(1), term));
    }
    return StatementRows.byPositions(tx, positions);
  }

  private boolean isTheirs(String key) {
    Identifier identifier = identifier(key);
    return identifier != null && whose.test(identifier);
  }

  /** Of a long one only its hash is known. */
  private static @Nullable Identifier identifier(String key) {
    try {
      return Identifier.ofKey(key);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private void erase(StoredStatement stored) throws SQLException {
    ObjectNode now = stored.statement().node();
    ObjectNode left = Redaction.of(now, whose);
    if (left == null) {
      for (Attachment attachment : Attachments.namedBy(stored.statement())) {
        files.add(attachment.sha2().toLowerCase(Locale.ROOT));
      }
      StatementRemoval.remove(tx, stored, WHY, at);
      removed.add(stored.id());
    } else if (left != now) {
      // Its hash stays that of what came: who sends that again is told that it is known.
      tx.update(
          "update statement set body = ? where position = ?",
          XapiJson.write(left),
          stored.position());
      redacted++;
    }
  }

  private long documents() throws SQLException {
    List<Object[]> theirs = new ArrayList<>();
    tx.each(
        "select distinct kind, owner from document where kind <> ?",
        row -> {
          String owner = row.getString(2);
          // A state is of an activity and an agent, and an IRI holds no space.
          boolean state = row.getString(1).equals(DocumentKind.STATE.word());
          if (isTheirs(state ? owner.substring(owner.indexOf(' ') + 1) : owner)) {
            theirs.add(new Object[] {row.getString(1), owner});
          }
          return null;
        },
        DocumentKind.ACTIVITY_PROFILE.word());
    long gone = 0;
    for (Object[] owner : theirs) {
      gone += tx.update("delete from document where kind = ? and owner = ?", owner);
    }
    return gone;
  }

  /** Those that no other statement names. */
  private long files() throws SQLException {
    long gone = 0;
    for (String sha2 : files) {
      boolean named =
          tx.one("select 1 from statement where lower(body) like ?", r -> true, "%" + sha2 + "%")
              .isPresent();
      gone += named ? 0 : tx.update("delete from attachment where sha2 = ?", sha2);
    }
    return gone;
  }
}
