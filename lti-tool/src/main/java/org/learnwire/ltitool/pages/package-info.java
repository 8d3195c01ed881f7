/**
 * The pages in the frame: of a learner, of whoever leads people, of whoever answers for a course.
 *
 * <p>In: a {@link org.learnwire.ltitool.pages.Viewer}, however they came, and what the desks know.
 * Out: HTML in the viewer's language, and what they typed, checked, for the desks to keep.
 */
@NullMarked
package org.learnwire.ltitool.pages;

import org.jspecify.annotations.NullMarked;
