package org.learnwire.lrs.http;

import java.util.List;
import org.learnwire.lrs.AttachmentContent;
import org.learnwire.xapi.Statement;

/** What a request brings to the statements resource. */
record ReceivedStatements(List<Statement> statements, List<AttachmentContent> attachments) {}
