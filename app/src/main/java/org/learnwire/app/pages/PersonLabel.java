package org.learnwire.app.pages;

import org.jspecify.annotations.Nullable;

/**
 * How a person is called on a page.
 *
 * @param label the employee number, or the name where names are shown
 * @param detail team, or number and team where names are shown
 */
public record PersonLabel(String label, @Nullable String detail) {}
