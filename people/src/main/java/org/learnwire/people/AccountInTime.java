package org.learnwire.people;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account of a person, from one change of it to the next.
 *
 * @param record the person of the HR record, which can be split off; null of any other account
 * @param matchedBy what told whose it is: employee, ruling, map, employee-number, sso-id or email
 * @param from when it was first seen like this
 * @param to null: it still is like this
 */
public record AccountInTime(
    UUID connectionId,
    String remoteId,
    @Nullable String record,
    @Nullable String employeeNumber,
    @Nullable String email,
    @Nullable String ssoId,
    @Nullable Post post,
    String matchedBy,
    Instant from,
    @Nullable Instant to) {}
