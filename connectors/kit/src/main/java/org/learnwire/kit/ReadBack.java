package org.learnwire.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.http.Caller;
import org.learnwire.kit.manifest.ErrorWord;
import org.learnwire.kit.manifest.WriteSpec;

/** Reads again what was changed: systems trim fields and say nothing. */
record ReadBack(Connection connection, WriteSpec write, Caller caller) {
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

  Receipt compare(ObjectNode input, JsonNode sent) throws InterruptedException {
    try {
      Optional<ObjectNode> there = new Search(connection, write.read(), caller).find(input);
      if (there.isEmpty()) {
        return Receipt.unknown(
            ErrorWord.NOT_FOUND, name() + " was accepted but cannot be found afterwards");
      }
      List<String> differences = differences(sent, there.get());
      if (!differences.isEmpty()) {
        return new Receipt(
            Receipt.State.REFUSED,
            null,
            ErrorWord.CONFLICT,
            name() + " was accepted but reads back otherwise: " + String.join(", ", differences),
            there.get());
      }
      return Receipt.done(write.read().remoteId().text(there.get()).orElse(null), there.get());
    } catch (CallFailure failure) {
      return Receipt.unknown(failure.word(), failure.getMessage());
    }
  }

  /** Fields that the object does not show, and its parts, are left out of account. */
  private static List<String> differences(JsonNode sent, JsonNode there) {
    List<String> differences = new ArrayList<>();
    sent.fields()
        .forEachRemaining(
            field -> {
              JsonNode now = there.path(field.getKey());
              boolean parts = field.getValue().path(0).isContainerNode();
              if (!now.isMissingNode() && !parts && !same(field.getValue(), now)) {
                differences.add(
                    "%s sent as %s is %s".formatted(field.getKey(), field.getValue(), now));
              }
            });
    return differences;
  }

  /** Compared as text: 12 sent comes back as "12". */
  private static boolean same(JsonNode sent, JsonNode now) {
    if (sent.isArray() && now.isArray()) {
      return texts(sent).equals(texts(now));
    }
    return sent.isValueNode() && now.isValueNode()
        ? sameText(sent.asText(), now.asText())
        : sent.equals(now);
  }

  /** A day that was sent may read back as a time of that day. */
  private static boolean sameText(String sent, String now) {
    return now.equals(sent) || (DAY.matcher(sent).matches() && now.startsWith(sent + "T"));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(item.isValueNode() ? item.asText() : item.toString()));
    texts.sort(null);
    return texts;
  }

  private String name() {
    return connection.name() + "/" + write.name();
  }
}
