/**
 * The operator pages: the journey, the plan waiting for approval, and the form for observations.
 *
 * <p>In: the ports {@link org.learnwire.app.pages.Pages}, {@link org.learnwire.app.pages.Approvals}
 * and {@link org.learnwire.app.pages.Observations}, which the wiring implements. Out: HTML. Nothing
 * here knows a table, a vendor or a route.
 */
@NullMarked
package org.learnwire.app.pages;

import org.jspecify.annotations.NullMarked;
