package org.learnwire.connector.xapi;

import org.apache.camel.spi.Metadata;

/** Names of the headers that the {@code xapi:} component sets and reads. */
public final class XapiHeaders {
  @Metadata(
      label = "common",
      description =
          "The files of the statements' attachments, by the SHA-2 that the statements name",
      javaType = "java.util.Map<String, org.learnwire.connector.xapi.AttachedFile>")
  public static final String ATTACHMENTS = "CamelXapiAttachments";

  @Metadata(
      label = "consumer",
      description = "Until when the LRS vouches that everything stored can be read",
      javaType = "java.time.Instant")
  public static final String CONSISTENT_THROUGH = "CamelXapiConsistentThrough";

  @Metadata(
      label = "producer",
      description = "What became of each statement that was sent",
      javaType = "org.learnwire.connector.xapi.Sent")
  public static final String SENT = "CamelXapiSent";

  private XapiHeaders() {}
}
