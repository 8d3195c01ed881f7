package org.learnwire.kit;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.apache.camel.spi.TypeConverterLoader;
import org.apache.camel.spi.TypeConverterRegistry;
import org.apache.camel.support.SimpleTypeConverter;

/**
 * Found by Camel through META-INF/services: a mapped page turns into text and back by itself, so
 * that a broker can stand between pull and store.
 */
public final class KitConverters implements TypeConverterLoader {
  @Override
  public void load(TypeConverterRegistry registry) {
    add(registry, String.class, MappedPage.class, MappedPageJson::write);
    add(registry, byte[].class, MappedPage.class, page -> bytes(MappedPageJson.write(page)));
    add(registry, MappedPage.class, String.class, MappedPageJson::read);
    add(registry, MappedPage.class, byte[].class, bytes -> MappedPageJson.read(text(bytes)));
    add(registry, String.class, Receipt.class, receipt -> receipt.toJson().toString());
    add(registry, String.class, SourceRecord.class, record -> record.toJson().toString());
  }

  private static <F, T> void add(
      TypeConverterRegistry registry, Class<T> to, Class<F> from, Function<F, T> made) {
    registry.addTypeConverter(
        to,
        from,
        new SimpleTypeConverter(false, (type, exchange, value) -> made.apply(from.cast(value))));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
