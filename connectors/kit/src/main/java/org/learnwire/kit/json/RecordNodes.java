package org.learnwire.kit.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NumericNode;

/**
 * Whole numbers that know their text. Mappings build addresses of them, "…/course/" + .id, and ask
 * for it by toString, for which Jackson's own numbers make a writer each time.
 */
public final class RecordNodes extends JsonNodeFactory {
  private static final long serialVersionUID = 1;

  @Override
  public NumericNode numberNode(int value) {
    return new Whole(value);
  }

  @Override
  public NumericNode numberNode(long value) {
    return new LongWhole(value);
  }

  /** The same number; a whole one knows its text. */
  public static JsonNode knowing(JsonNode number) {
    if (number.isInt()) {
      return new Whole(number.intValue());
    }
    return number.isLong() ? new LongWhole(number.longValue()) : number;
  }

  private static final class Whole extends IntNode {
    private static final long serialVersionUID = 1;

    Whole(int value) {
      super(value);
    }

    @Override
    public String toString() {
      return asText();
    }
  }

  private static final class LongWhole extends LongNode {
    private static final long serialVersionUID = 1;

    LongWhole(long value) {
      super(value);
    }

    @Override
    public String toString() {
      return asText();
    }
  }
}
