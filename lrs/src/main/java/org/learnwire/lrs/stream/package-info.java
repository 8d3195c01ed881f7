/**
 * The store as it grows. In: a question and a position. Out: statements by position, as soon as
 * they are committed, to readers that are as slow as they like.
 */
@NullMarked
package org.learnwire.lrs.stream;

import org.jspecify.annotations.NullMarked;
