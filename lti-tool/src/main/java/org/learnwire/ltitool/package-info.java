/**
 * Learnwire within a learning platform: from the launch to the pages in the frame.
 *
 * <p>In: browsers that a platform sends, by LTI 1.3. Out: pages for the person behind the launch.
 */
@NullMarked
package org.learnwire.ltitool;

import org.jspecify.annotations.NullMarked;
