/**
 * LTI 1.3 as a tool speaks it: which platforms we know, their launches, our keys.
 *
 * <p>In: what a platform's browser posts (1EdTech LTI Core 1.3, Security Framework 1.0), and the
 * operator's yes. Out: a {@link org.learnwire.lti.Launch} that can be trusted, or a {@link
 * org.learnwire.lti.LaunchRefused} that names what is wrong for the administrator. No pages, no
 * Camel.
 */
@NullMarked
package org.learnwire.lti;

import org.jspecify.annotations.NullMarked;
