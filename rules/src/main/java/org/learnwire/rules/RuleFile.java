package org.learnwire.rules;

/**
 * A rule as it was written.
 *
 * @param name the file's name, for messages
 * @param text its YAML
 */
public record RuleFile(String name, String text) {}
