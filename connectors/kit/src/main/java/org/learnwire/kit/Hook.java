package org.learnwire.kit;

import java.time.Instant;

/**
 * One delivery that a system sent by itself, proven and kept, and not read yet.
 *
 * @param id rises with the order in which they came
 * @param body JSON, as it came
 */
public record Hook(long id, Instant received, byte[] body) {}
