/**
 * The words of xAPI: statements as their JSON, typed views of their parts, and the rules of both
 * versions.
 *
 * <p>In: JSON from anywhere. Out: a {@link org.learnwire.xapi.Statement} that keeps every byte of
 * meaning it came with, or a list of what is wrong with it, each with JSON path, rule and paragraph
 * of the specification. JDK and Jackson only.
 */
@NullMarked
package org.learnwire.xapi;

import org.jspecify.annotations.NullMarked;
