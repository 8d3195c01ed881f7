/**
 * Turns a live conversation into fixtures. Enters: a connection and what its system answers.
 * Leaves: a connector's folder whose fixtures show no person, no id and no secret.
 */
@org.jspecify.annotations.NullMarked
package org.learnwire.workshop.record;
