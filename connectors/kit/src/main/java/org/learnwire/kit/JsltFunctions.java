package org.learnwire.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.impl.BuiltinFunctions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.commons.text.StringEscapeUtils;
import org.learnwire.kit.json.RecordNodes;
import org.learnwire.xapi.Uuids;

/** What mappings can say beside JSLT's own functions. */
final class JsltFunctions {
  static final List<Function> ALL =
      List.of(
          new Named("html-unescape", 1, 1, JsltFunctions::htmlUnescape),
          new Named("unix-time", 1, 1, JsltFunctions::unixTime),
          new Named("uuid5", 2, 9, JsltFunctions::uuid5),
          new Knowing(BuiltinFunctions.functions.get("ceiling")),
          new Knowing(BuiltinFunctions.functions.get("floor")),
          new Knowing(BuiltinFunctions.functions.get("mod")),
          new Knowing(BuiltinFunctions.functions.get("round")));

  private JsltFunctions() {}

  /** Once only: {@code &amp;lt;} is somebody's {@code &lt;}, not a tag. */
  private static JsonNode htmlUnescape(JsonNode... text) {
    return text[0].isTextual()
        ? new TextNode(StringEscapeUtils.unescapeHtml4(text[0].asText()))
        : text[0];
  }

  /** Seconds as an instant; null for null and for the 0 that means never. */
  private static JsonNode unixTime(JsonNode... seconds) {
    double value = seconds[0].asDouble();
    return value == 0
        ? NullNode.instance
        : new TextNode(Instant.ofEpochSecond((long) value).toString());
  }

  private static JsonNode uuid5(JsonNode... parts) {
    UUID namespace =
        Uuids.parse(parts[0].asText())
            .orElseThrow(() -> new JsltException("uuid5: its first argument is no UUID"));
    String[] names = Arrays.stream(parts).skip(1).map(JsonNode::asText).toArray(String[]::new);
    return new TextNode(Uuids.v5(namespace, names).toString());
  }

  /** JSLT's own, with a number that knows its text: durations are put together of such. */
  private record Knowing(Function own) implements Function {
    @Override
    public JsonNode call(JsonNode input, JsonNode[] arguments) {
      return RecordNodes.knowing(own.call(input, arguments));
    }

    @Override
    public String getName() {
      return own.getName();
    }

    @Override
    public int getMinArguments() {
      return own.getMinArguments();
    }

    @Override
    public int getMaxArguments() {
      return own.getMaxArguments();
    }
  }

  private interface Body {
    JsonNode of(JsonNode... arguments);
  }

  private record Named(String name, int fewest, int most, Body body) implements Function {
    @Override
    public JsonNode call(JsonNode input, JsonNode[] arguments) {
      return body.of(arguments);
    }

    @Override
    public String getName() {
      return name;
    }

    @Override
    public int getMinArguments() {
      return fewest;
    }

    @Override
    public int getMaxArguments() {
      return most;
    }
  }
}
