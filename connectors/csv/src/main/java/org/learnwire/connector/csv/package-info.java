/**
 * Files in a folder or on an SFTP server as streams. Enters: CSV and NDJSON files that are
 * complete. Leaves: one record a row, by the names of the header. Files are read and never changed.
 */
@NullMarked
package org.learnwire.connector.csv;

import org.jspecify.annotations.NullMarked;
