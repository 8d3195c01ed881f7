/**
 * The contract of a connector's folder. Enters: the folder with its fixtures. Leaves: an outcome
 * per conversation, by its name, with what came otherwise.
 */
@org.jspecify.annotations.NullMarked
package org.learnwire.workshop.contract;
