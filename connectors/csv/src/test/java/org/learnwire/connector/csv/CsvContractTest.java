package org.learnwire.connector.csv;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.learnwire.workshop.contract.ConnectorContract;

/** This folder against its fixtures. */
class CsvContractTest extends ConnectorContract {
  @Override
  protected Stream<Path> folders() {
    return Stream.of(Path.of("").toAbsolutePath());
  }
}
