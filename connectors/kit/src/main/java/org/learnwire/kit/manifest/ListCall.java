package org.learnwire.kit.manifest;

import org.learnwire.kit.json.FieldPath;

/** A request that answers with records. */
public record ListCall(Call call, FieldPath records, Paging paging) {}
