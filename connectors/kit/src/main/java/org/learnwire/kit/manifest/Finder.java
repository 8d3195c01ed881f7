package org.learnwire.kit.manifest;

import org.learnwire.kit.json.FieldPath;
import org.learnwire.kit.json.Match;

/** How one thing is found among others in the vendor's system. */
public record Finder(ListCall list, Match match, FieldPath remoteId) {}
