/** Where platforms differ, although all of them speak LTI 1.3: the one place that names them. */
@NullMarked
package org.learnwire.lti.dialect;

import org.jspecify.annotations.NullMarked;
