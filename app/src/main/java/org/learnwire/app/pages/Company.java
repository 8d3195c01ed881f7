package org.learnwire.app.pages;

import java.time.ZoneId;

/** Whose Learnwire this is, and the zone its days are counted in. */
public record Company(String name, ZoneId zone) {}
