package org.learnwire.routes.privacy;

import java.util.List;
import java.util.Map;
import org.learnwire.ledger.RemoteObject;

/**
 * What goes, or went, with a person.
 *
 * @param counts by what it is, in words
 * @param elsewhere what stands in other systems because of us, for somebody to delete by hand
 * @param holds why nothing may be erased now; empty: nothing stands against it
 */
public record Erasure(Map<String, Long> counts, List<RemoteObject> elsewhere, List<String> holds) {}
