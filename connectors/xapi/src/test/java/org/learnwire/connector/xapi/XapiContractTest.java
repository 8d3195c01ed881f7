package org.learnwire.connector.xapi;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.learnwire.workshop.contract.ConnectorContract;

/** This folder's fixtures, held where its engine is. */
class XapiContractTest extends ConnectorContract {
  @Override
  protected Stream<Path> folders() {
    return Stream.of(Path.of("").toAbsolutePath());
  }
}
