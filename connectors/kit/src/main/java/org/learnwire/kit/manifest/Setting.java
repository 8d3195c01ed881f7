package org.learnwire.kit.manifest;

import org.jspecify.annotations.Nullable;

/** One setting of a connector: a field of the form, and, if secret, of the redaction list. */
public record Setting(
    String title, boolean secret, boolean required, @Nullable String defaultValue) {}
