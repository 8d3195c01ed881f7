package org.learnwire.connector.xapi;

import org.apache.camel.spi.TypeConverterLoader;
import org.apache.camel.spi.TypeConverterRegistry;

/** Found by Camel through META-INF/services: whoever has this jar has the converter. */
public final class TinCanConverterLoader implements TypeConverterLoader {
  @Override
  public void load(TypeConverterRegistry registry) {
    registry.addFallbackTypeConverter(new TinCanConverter(), false);
  }
}
