package org.learnwire.ledger.audit;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * The end of the chain: kept elsewhere it proves later that nothing before it was altered or cut.
 *
 * @param seq number of the last row; 0: there is none
 * @param chain its chain, 32 bytes
 */
public record AuditHead(long seq, byte[] chain) {
  static final AuditHead NONE = new AuditHead(0, new byte[Sealing.BYTES]);

  /** Reads what {@link #toString} wrote. */
  public static AuditHead of(String text) {
    String[] parts = text.strip().split(":", -1);
    try {
      AuditHead head = new AuditHead(Long.parseLong(parts[0]), HexFormat.of().parseHex(parts[1]));
      if (head.seq >= 0 && head.chain.length == Sealing.BYTES) {
        return head;
      }
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      // said below
    }
    throw new IllegalArgumentException(
        "'" + text + "' is no head of an audit: a number, a colon and 64 hexadecimal digits");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AuditHead head && seq == head.seq && Arrays.equals(chain, head.chain);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(seq) * 31 + Arrays.hashCode(chain);
  }

  /** {@code seq:chain}, the chain in hexadecimal digits. */
  @Override
  public String toString() {
    return seq + ":" + HexFormat.of().formatHex(chain);
  }
}
