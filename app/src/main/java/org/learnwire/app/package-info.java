/** The one Spring Boot program: wiring, commands, operator pages. */
@NullMarked
package org.learnwire.app;

import org.jspecify.annotations.NullMarked;
