package org.learnwire.kit;

import org.apache.camel.spi.Metadata;

/** Names of the headers that the {@code learnwire:} component sets. */
public final class LearnwireHeaders {
  @Metadata(label = "consumer", description = "The connection that a page was read from")
  public static final String CONNECTION = "CamelLearnwireConnection";

  @Metadata(label = "consumer", description = "The stream that a page was read from")
  public static final String STREAM = "CamelLearnwireStream";

  @Metadata(
      label = "producer",
      description = "What became of a write",
      enums = "done,refused,unknown,absent")
  public static final String STATE = "CamelLearnwireState";

  @Metadata(label = "producer", description = "The vendor's id of what was written or found")
  public static final String REMOTE_ID = "CamelLearnwireRemoteId";

  private LearnwireHeaders() {}
}
