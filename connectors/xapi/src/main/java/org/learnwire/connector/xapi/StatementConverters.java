package org.learnwire.connector.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.apache.camel.spi.TypeConverterLoader;
import org.apache.camel.spi.TypeConverterRegistry;
import org.apache.camel.support.SimpleTypeConverter;
import org.learnwire.xapi.Statement;

/**
 * Found by Camel through META-INF/services: whoever has this jar can take a statement as the JSON
 * it is, and one of TinCanJava as one of ours.
 */
public final class StatementConverters implements TypeConverterLoader {
  @Override
  public void load(TypeConverterRegistry registry) {
    registry.addFallbackTypeConverter(new TinCanConverter(), false);
    to(registry, String.class, Statement::toString);
    to(registry, byte[].class, StatementConverters::bytes);
    to(registry, InputStream.class, statement -> new ByteArrayInputStream(bytes(statement)));
    to(registry, JsonNode.class, Statement::json);
  }

  private static <T> void to(
      TypeConverterRegistry registry, Class<T> type, Function<Statement, T> made) {
    registry.addTypeConverter(
        type,
        Statement.class,
        new SimpleTypeConverter(false, (to, exchange, value) -> made.apply((Statement) value)));
  }

  private static byte[] bytes(Statement statement) {
    return statement.toString().getBytes(StandardCharsets.UTF_8);
  }
}
