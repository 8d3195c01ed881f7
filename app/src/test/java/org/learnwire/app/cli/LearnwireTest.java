package org.learnwire.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.BindException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextException;

class LearnwireTest {
  @Test
  void a_port_that_is_taken_is_named_with_what_to_do() {
    Exception start =
        new ApplicationContextException(
            "Failed to start bean", new PortInUseException(8080, new BindException("bind")));

    assertThat(Learnwire.message(start))
        .isEqualTo("port 8080 is taken by another program. Choose another with --port.");
  }
}
