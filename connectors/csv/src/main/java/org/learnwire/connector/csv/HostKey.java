package org.learnwire.connector.csv;

import java.net.SocketAddress;
import java.security.PublicKey;
import java.util.Optional;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.jspecify.annotations.Nullable;

/** Knows a server by the fingerprint of its key, as ssh-keygen -l writes it: SHA256:… */
final class HostKey implements ServerKeyVerifier {
  private final String expected;
  private volatile @Nullable String refused;

  HostKey(String expected) {
    this.expected = expected.strip();
  }

  @Override
  public boolean verifyServerKey(ClientSession session, SocketAddress address, PublicKey key) {
    String shown = KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
    boolean known = shown != null && shown.equals(expected);
    refused = known ? null : String.valueOf(shown);
    return known;
  }

  /** The fingerprint of a server that is not the expected one. */
  Optional<String> refused() {
    return Optional.ofNullable(refused);
  }

  String said() {
    return expected.isEmpty() ? "is not set" : "says " + expected;
  }
}
