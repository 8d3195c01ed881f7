package org.learnwire.ltitool.pages;

import java.time.LocalDate;

/**
 * Something that was done, to be said in the reader's language.
 *
 * @param word the last part of the verb's IRI, such as {@code completed}
 * @param verb as the statement itself says it, for verbs that the pages have no words for
 * @param about what it was done to, or with whom; may be empty
 */
public record Deed(LocalDate day, String word, String verb, String about) {}
