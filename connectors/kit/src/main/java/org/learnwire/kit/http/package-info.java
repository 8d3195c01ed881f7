/**
 * One call to one vendor: paced, retried by one owner, its errors said in the closed words. Enters:
 * a request. Leaves: an answer, or a {@link org.learnwire.kit.http.CallFailure}.
 */
@NullMarked
package org.learnwire.kit.http;

import org.jspecify.annotations.NullMarked;
