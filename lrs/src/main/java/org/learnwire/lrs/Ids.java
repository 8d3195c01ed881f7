package org.learnwire.lrs;

import java.nio.ByteBuffer;
import java.util.UUID;

/** Statement ids as keys: their 16 bytes. */
final class Ids {
  private Ids() {}

  static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  static UUID id(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }
}
