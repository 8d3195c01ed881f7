/** People and their accounts, taken in and asked for. */
@NullMarked
package org.learnwire.bench.people;

import org.jspecify.annotations.NullMarked;
