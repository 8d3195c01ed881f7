/**
 * Statements that other xAPI libraries made. Enters: objects of Rustici's TinCanJava, known by the
 * names of their classes. Leaves: a checked {@link org.learnwire.xapi.Statement}.
 */
@NullMarked
package org.learnwire.connector.xapi;

import org.jspecify.annotations.NullMarked;
