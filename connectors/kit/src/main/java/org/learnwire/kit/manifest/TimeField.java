package org.learnwire.kit.manifest;

import org.learnwire.kit.json.FieldPath;

/** Where a record says when. */
public record TimeField(FieldPath field, TimeFormat format) {}
