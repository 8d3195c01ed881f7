package org.learnwire.kit.json;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One element of an answer's list.
 *
 * @param parent fields of the elements that enclose it, inner ones over outer ones
 */
public record Found(ObjectNode json, ObjectNode parent) {}
