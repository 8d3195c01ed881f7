package org.learnwire.connector.scim;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.learnwire.workshop.contract.ConnectorContract;

/** This folder against its fixtures. */
class ScimContractTest extends ConnectorContract {
  @Override
  protected Stream<Path> folders() {
    return Stream.of(Path.of("").toAbsolutePath());
  }
}
