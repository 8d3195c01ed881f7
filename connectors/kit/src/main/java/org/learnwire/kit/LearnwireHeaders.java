package org.learnwire.kit;

/** Names of the headers a page carries beside its typed body. */
public final class LearnwireHeaders {
  public static final String CONNECTION = "CamelLearnwireConnection";
  public static final String STREAM = "CamelLearnwireStream";

  private LearnwireHeaders() {}
}
