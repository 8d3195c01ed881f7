package org.learnwire.lrs;

import java.util.List;

/**
 * What one caller brings to be stored: all of it or nothing.
 *
 * @param mentions what it says of activities and agents that is news
 */
record Delivery(
    List<ReadyStatement> statements, List<AttachmentContent> attachments, Mentions mentions) {}
