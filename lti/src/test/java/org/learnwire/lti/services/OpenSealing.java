package org.learnwire.lti.services;

import java.nio.charset.StandardCharsets;
import org.learnwire.lti.Sealing;

/** Hides nothing: how keys are kept is tried elsewhere. */
final class OpenSealing implements Sealing {
  @Override
  public byte[] seal(String text, String context) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String open(byte[] sealed, String context) {
    return new String(sealed, StandardCharsets.UTF_8);
  }

  @Override
  public String mark(String text, String context) {
    return Integer.toHexString((text + context).hashCode());
  }
}
