package org.learnwire.kit.manifest;

import java.util.Map;
import org.learnwire.kit.json.FieldPath;
import org.learnwire.kit.json.Match;

/**
 * How one thing is found among others in the vendor's system.
 *
 * @param as our parameter from a field of what was found, for the call that follows
 */
public record Finder(ListCall list, Match match, FieldPath remoteId, Map<String, FieldPath> as) {}
