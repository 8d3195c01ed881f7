package org.learnwire.lti.services;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.lti.Registration;
import org.learnwire.lti.services.ServiceFailure.Kind;

/** Our services against what a real platform answered; every test ends with nothing unlike it. */
abstract class RecordedCase {
  static final String ITEMS = "/mod/lti/services.php/2/lineitems?type_id=1";
  static final String MEMBERSHIPS = "/mod/lti/services.php/CourseSection/2/bindings/1/memberships";
  static final String ITEM = "/mod/lti/services.php/2/lineitems/6/lineitem?type_id=1";

  @TempDir static Path data;
  static Tool tool;
  RecordedPlatform platform;
  PlatformServices services;
  Registration registration;

  @BeforeAll
  static void open() throws IOException {
    tool = new Tool(data);
    tool.keys.signing();
  }

  @AfterAll
  static void close() {
    tool.close();
  }

  @BeforeEach
  void begin() throws IOException {
    platform = new RecordedPlatform();
    services = tool.again();
    registration = platform.registration();
  }

  @AfterEach
  void end() {
    platform.close();
    Assertions.assertThat(platform.unlike).as("asked unlike the recording").isEmpty();
  }

  static void fails(Kind kind, ThrowingCallable what) {
    Assertions.assertThatThrownBy(what)
        .isInstanceOfSatisfying(
            ServiceFailure.class,
            (Consumer<ServiceFailure>)
                failure -> Assertions.assertThat(failure.kind()).isEqualTo(kind));
  }

  URI url(String path) {
    return URI.create(platform.url(path));
  }
}
