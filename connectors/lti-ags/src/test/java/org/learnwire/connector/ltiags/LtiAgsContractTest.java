package org.learnwire.connector.ltiags;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.learnwire.workshop.contract.ConnectorContract;

/** This folder against its fixtures. */
class LtiAgsContractTest extends ConnectorContract {
  @Override
  protected Stream<Path> folders() {
    return Stream.of(Path.of("").toAbsolutePath());
  }
}
