package org.learnwire.connector.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.http.Payload;
import org.learnwire.kit.http.WholeAnswer;
import org.learnwire.xapi.Attachment;
import org.learnwire.xapi.Canonical;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.XapiJson;

/**
 * Sends statements in batches. An LRS refuses a batch whole for one that it does not like (xAPI
 * Communication 2.1.2): it is halved until that one stands alone and all the others are in.
 */
final class StatementSender {
  private static final int MOST_CHARACTERS = 2_000_000;
  private static final int LONGEST_REASON = 300;

  private final Lrs lrs;
  private final int batchSize;
  private final Map<String, AttachedFile> files;
  private final List<UUID> stored = new ArrayList<>();
  private final List<UUID> alreadyThere = new ArrayList<>();
  private final List<RefusedStatement> refused = new ArrayList<>();

  StatementSender(Lrs lrs, int batchSize, Map<String, AttachedFile> files) {
    this.lrs = lrs;
    this.batchSize = Math.max(1, batchSize);
    this.files = files;
  }

  Sent send(Outgoing outgoing) throws CallFailure, InterruptedException {
    refused.addAll(outgoing.refused());
    for (List<Statement> batch : batches(outgoing.statements())) {
      deliver(batch);
    }
    return new Sent(stored, alreadyThere, refused);
  }

  private List<List<Statement>> batches(List<Statement> all) {
    List<List<Statement>> batches = new ArrayList<>();
    List<Statement> batch = new ArrayList<>();
    long characters = 0;
    for (Statement each : all) {
      int length = each.toString().length();
      boolean full = batch.size() == batchSize || characters + length > MOST_CHARACTERS;
      if (full && !batch.isEmpty()) {
        batches.add(batch);
        batch = new ArrayList<>();
        characters = 0;
      }
      batch.add(each);
      characters += length;
    }
    if (!batch.isEmpty()) {
      batches.add(batch);
    }
    return batches;
  }

  private void deliver(List<Statement> batch) throws CallFailure, InterruptedException {
    WholeAnswer answer = lrs.post(payload(batch));
    if (answer.good()) {
      batch.forEach(each -> stored.add(each.id().orElseThrow()));
    } else if (batch.size() > 1) {
      deliver(batch.subList(0, batch.size() / 2));
      deliver(batch.subList(batch.size() / 2, batch.size()));
    } else {
      alone(batch.get(0), answer);
    }
  }

  private void alone(Statement statement, WholeAnswer answer)
      throws CallFailure, InterruptedException {
    UUID id = statement.id().orElseThrow();
    String what = answer.status() + ": " + said(answer);
    if (answer.status() == 409) {
      Optional<Statement> there = lrs.find(id);
      if (there.isPresent() && same(there.get(), statement)) {
        alreadyThere.add(id);
        return;
      }
      what =
          there.isPresent()
              ? "409: another statement has the id %s there".formatted(id)
              : what + " (and it has no statement %s)".formatted(id);
    }
    refused.add(new RefusedStatement(statement, answer.status(), what));
  }

  /** As the specification compares (xAPI Data 2.3.1); a time counts that both have. */
  private static boolean same(Statement there, Statement ours) {
    Statement theirs = ours.timestamp().isPresent() ? there : there.without("timestamp");
    return Arrays.equals(Canonical.hash(theirs), Canonical.hash(ours));
  }

  private Payload payload(List<Statement> batch) {
    byte[] json =
        batch.stream()
            .map(Statement::toString)
            .collect(Collectors.joining(",", "[", "]"))
            .getBytes(StandardCharsets.UTF_8);
    Map<String, AttachedFile> wanted = new LinkedHashMap<>();
    for (Statement each : batch) {
      for (Attachment attachment : each.allAttachments()) {
        AttachedFile file = files.get(Multipart.hash(attachment.sha2()));
        if (file != null) {
          wanted.put(file.sha2(), file);
        }
      }
    }
    return wanted.isEmpty()
        ? new Payload("application/json", json)
        : Multipart.write(json, wanted.values());
  }

  /** The LRS's own words, in one line. */
  private static String said(WholeAnswer answer) {
    String text = new String(answer.body(), StandardCharsets.UTF_8);
    try {
      JsonNode json = XapiJson.read(text);
      for (String name : List.of("message", "error", "warnings")) {
        JsonNode words = json.path(name);
        if (words.has("what")) {
          text = words.path("what").asText() + " " + words.path("where").asText();
        } else if (words.isTextual()) {
          text = words.asText();
        }
      }
    } catch (IOException e) {
      // No JSON: the text itself is shown.
    }
    String line = text.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
  }
}
