/**
 * The connectors that come with Learnwire. Enters: the folders beside this module, packed when it
 * is built, and a folder of the user's own. Leaves: one catalog in which the user's folders win.
 */
@NullMarked
package org.learnwire.catalog;

import org.jspecify.annotations.NullMarked;
