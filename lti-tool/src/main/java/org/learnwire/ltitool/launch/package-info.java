/**
 * The launch: login, token, the proof that the browser is the one that began, and what a page in
 * the frame is shown by afterwards.
 */
@NullMarked
package org.learnwire.ltitool.launch;

import org.jspecify.annotations.NullMarked;
