package org.learnwire.sandbox.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** A JSON text that writes itself, so that a large one is never held as a tree. */
@FunctionalInterface
public interface Json {

  /** For the bodies that BambooHR, Slack and the operator send and get. */
  ObjectMapper MAPPER = JsonMapper.builder().build();

  void to(JsonGenerator out) throws IOException;

  static Json of(JsonNode node) {
    return out -> MAPPER.writeTree(out, node);
  }

  default Bytes bytes() {
    return write(MAPPER.getFactory());
  }

  /** PHP's json_encode: {@code \/} and {@code \u00fc}. */
  default Bytes phpBytes() {
    return write(Php.FACTORY);
  }

  private Bytes write(JsonFactory factory) {
    Bytes bytes = new Bytes();
    try (JsonGenerator out = factory.createGenerator((OutputStream) bytes)) {
      out.setCodec(MAPPER);
      to(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes;
  }

  /** Escapes as PHP does it. */
  final class Php extends CharacterEscapes {

    private static final long serialVersionUID = 1;

    static final JsonFactory FACTORY =
        JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
            .build()
            .setCharacterEscapes(new Php());

    private final int[] escapes = standardAsciiEscapesForJSON();

    private Php() {
      escapes['/'] = ESCAPE_CUSTOM;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return escapes;
    }

    @Override
    public SerializableString getEscapeSequence(int c) {
      return c == '/' ? new SerializedString("\\/") : null;
    }
  }
}
