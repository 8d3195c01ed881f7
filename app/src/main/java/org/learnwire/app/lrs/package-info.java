/**
 * The LRS as a server of its own: {@code run --lrs-only}. In: a data folder or a PostgreSQL, and a
 * credentials file. Out: the resources of {@code org.learnwire.lrs.http} and a health answer;
 * nothing of the journey, no Camel, no pages of it.
 */
@NullMarked
package org.learnwire.app.lrs;

import org.jspecify.annotations.NullMarked;
