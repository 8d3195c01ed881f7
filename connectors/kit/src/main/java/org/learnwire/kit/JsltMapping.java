package org.learnwire.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A mapping in JSLT, https://github.com/schibsted/jslt. */
final class JsltMapping implements Mapping {
  /** The one file that every connector can import without having it. */
  static final String SHARED = "learnwire.jslt";

  private final String file;
  private final Expression expression;

  /**
   * @param files gives the text of this file and of those it imports
   */
  JsltMapping(String file, UnaryOperator<String> files) {
    this.file = file;
    try {
      expression =
          new Parser(new StringReader(files.apply(file)))
              .withSource(file)
              .withResourceResolver(
                  name -> new StringReader(name.equals(SHARED) ? shared() : files.apply(name)))
              .withFunctions(JsltFunctions.ALL)
              .compile();
    } catch (JsltException e) {
      throw failed(e);
    }
  }

  @Override
  public JsonNode apply(JsonNode input, Map<String, JsonNode> variables) {
    try {
      return expression.apply(variables, input);
    } catch (JsltException e) {
      throw failed(e);
    } catch (ArithmeticException | StackOverflowError e) {
      throw new MappingFailed(file + ": " + e, e);
    }
  }

  private static String shared() {
    try (InputStream in = JsltMapping.class.getResourceAsStream("/" + SHARED)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + SHARED, e);
    }
  }

  private MappingFailed failed(JsltException e) {
    String where = e.getSource() == null ? file : e.getSource() + ":" + e.getLine();
    return new MappingFailed(where + ": " + e.getMessageWithoutLocation(), e);
  }
}
