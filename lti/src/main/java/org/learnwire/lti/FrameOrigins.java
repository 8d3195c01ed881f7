package org.learnwire.lti;

import java.net.URI;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import org.learnwire.database.Database;

/**
 * The origins whose pages show a platform's launches. All schools of one vendor share an issuer, so
 * it does not tell; the address that a signed and approved launch returns to does.
 */
public final class FrameOrigins {
  private final Database database;
  private final Clock clock;

  public FrameOrigins(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Those of the registration itself, by which it is known before its first launch. */
  public static Set<String> own(Registration registration) {
    Set<String> origins = new TreeSet<>();
    origins.add(Logins.origin(registration.authUrl()));
    Logins.address(registration.issuer()).map(Logins::origin).ifPresent(origins::add);
    return origins;
  }

  /** Whether a page of this origin may show what is not of one launch yet. */
  public boolean knows(Registration registration, String origin) {
    return own(registration).contains(origin) || seen(registration.id(), origin);
  }

  /** Notes it; true when it was not known. */
  boolean note(Registration registration, URI returnUrl) {
    String origin = Logins.origin(returnUrl);
    if (!origin.startsWith("http") || knows(registration, origin)) {
      return false;
    }
    database.write(
        "an origin that shows launches",
        tx ->
            tx.update(
                "insert into lti_frame_origin (registration_id, origin, first_seen)"
                    + " values (?, ?, ?) on conflict do nothing",
                registration.id(),
                origin,
                clock.instant()));
    return true;
  }

  private boolean seen(String registrationId, String origin) {
    return database
        .read(
            tx ->
                tx.one(
                    "select 1 from lti_frame_origin where registration_id = ? and origin = ?",
                    row -> row.getInt(1),
                    registrationId,
                    origin))
        .isPresent();
  }
}
