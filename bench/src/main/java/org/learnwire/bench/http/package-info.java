/** A client that costs little: HTTP/1.1 on a socket, one request after the other. */
@NullMarked
package org.learnwire.bench.http;

import org.jspecify.annotations.NullMarked;
