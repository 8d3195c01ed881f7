/**
 * What a person may ask of whoever holds data about them: to have it, and to have it gone.
 *
 * <p>In: a person, or the list of those who were erased. Out: every place in which something is
 * kept of them, copied, emptied, and shut against its coming back. Knows the database and the files
 * of the data folder, no Camel.
 */
@NullMarked
package org.learnwire.routes.privacy;

import org.jspecify.annotations.NullMarked;
