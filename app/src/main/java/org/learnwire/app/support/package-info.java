/** What somebody who helps needs to know of an installation, and nothing of its people. */
@NullMarked
package org.learnwire.app.support;

import org.jspecify.annotations.NullMarked;
