/**
 * People that an identity provider sends by SCIM 2.0 (RFC 7643, RFC 7644). Enters: its requests.
 * Leaves: answers as the RFCs want them, users as files in a folder, and the folder as the stream
 * of a connection.
 */
@NullMarked
package org.learnwire.connector.scim;

import org.jspecify.annotations.NullMarked;
