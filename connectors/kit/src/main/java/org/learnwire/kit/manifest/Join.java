package org.learnwire.kit.manifest;

import java.util.List;

/** A kept record of another stream that the mapping sees beside its own. */
public record Join(String stream, List<String> key) {}
