package org.learnwire.connector.email;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One address and the name beside it; never a list, and never a line of its own making. */
final class Mailbox {
  private Mailbox() {}

  /**
   * @param what whose address it is, for the message
   * @throws BadLetter unless it is one address as {@code local@domain}
   */
  static InternetAddress of(String what, String address, @Nullable String name) throws BadLetter {
    String spelt = ascii(what, address.strip());
    try {
      InternetAddress[] all = InternetAddress.parse(spelt, true);
      if (all.length != 1 || !spelt.equals(all[0].getAddress())) {
        throw new BadLetter(what + " must be one address as name@example.org, without a name");
      }
      all[0].validate();
      String shown = BadLetter.oneLine(what + "'s name", name == null ? "" : name).strip();
      if (!shown.isEmpty()) {
        all[0].setPersonal(shown, StandardCharsets.UTF_8.name());
      }
      return all[0];
    } catch (AddressException e) {
      throw new BadLetter(what + " is no e-mail address");
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("every Java knows UTF-8", e);
    }
  }

  /** A domain in letters of the world goes as punycode (RFC 5891); the part before it cannot. */
  private static String ascii(String what, String address) throws BadLetter {
    int at = address.lastIndexOf('@');
    if (at < 1 || at == address.length() - 1) {
      throw new BadLetter(what + " is no e-mail address");
    }
    String local = address.substring(0, at);
    if (!local.chars().allMatch(each -> each > 0x20 && each < 0x7f)) {
      throw new BadLetter(
          what
              + " has letters before the @ that only SMTPUTF8 can carry, which is not spoken here");
    }
    try {
      return local + "@" + IDN.toASCII(address.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
    } catch (IllegalArgumentException e) {
      throw new BadLetter(what + " has no good domain");
    }
  }
}
