/**
 * Where connectors are made and tried: {@code learnwire connectors new} and {@code test}. Enters: a
 * name or a folder. Leaves: a folder, or what each of its conversations came to.
 */
@org.jspecify.annotations.NullMarked
package org.learnwire.workshop;
