/**
 * The components in a Spring Boot application that is not ours. Enters: {@code
 * camel.component.learnwire.*} of its properties. Leaves: the components {@code learnwire} and
 * {@code xapi}, with their connections and their state.
 */
@NullMarked
package org.learnwire.starter;

import org.jspecify.annotations.NullMarked;
