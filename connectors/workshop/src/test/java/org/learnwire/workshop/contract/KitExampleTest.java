package org.learnwire.workshop.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connector that the kit's README shows is one. */
class KitExampleTest {

  @TempDir Path folder;

  @Test
  void the_example_reads_and_its_conversations_hold() throws Exception {
    assertThat(ShownFiles.write(Path.of("../kit/README.md"), folder)).hasSize(6);
    Contract contract = Contract.of(folder.resolve("acme"));
    assertThat(contract.names()).hasSize(2);
    try (VendorDouble vendor = new VendorDouble()) {
      assertThat(contract.names())
          .allSatisfy(name -> assertThat(contract.hold(name, vendor).differences()).isEmpty());
    }
  }
}
