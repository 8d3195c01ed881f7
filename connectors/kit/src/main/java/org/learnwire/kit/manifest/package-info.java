/**
 * The closed vocabulary of connector.yaml. Enters: the text of a folder's manifest. Leaves: records
 * that were checked, or an {@link org.learnwire.kit.manifest.InvalidManifest} that names the line.
 */
@NullMarked
package org.learnwire.kit.manifest;

import org.jspecify.annotations.NullMarked;
