/**
 * JSON as vendors send it: paths into it, conditions on it, hashes over it, and reading it without
 * holding it. Enters: a stream of bytes. Leaves: one record at a time.
 */
@NullMarked
package org.learnwire.kit.json;

import org.jspecify.annotations.NullMarked;
