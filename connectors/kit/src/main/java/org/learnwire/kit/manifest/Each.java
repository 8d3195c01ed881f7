package org.learnwire.kit.manifest;

import java.util.List;
import java.util.Map;
import org.learnwire.kit.json.Match;

/**
 * One request per item of other streams.
 *
 * @param changedOnly only items whose parent changed; a full sweep asks for all
 * @param as our parameter from the parent's kept field; its order makes the scope's key
 * @param where only parents whose kept fields match
 */
public record Each(
    List<String> streams, boolean changedOnly, Map<String, String> as, Match where) {}
