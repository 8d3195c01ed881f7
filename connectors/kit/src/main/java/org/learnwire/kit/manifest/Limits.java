package org.learnwire.kit.manifest;

/** How hard a connection may be asked, reads and writes together. */
public record Limits(double perSecond, int concurrent) {}
