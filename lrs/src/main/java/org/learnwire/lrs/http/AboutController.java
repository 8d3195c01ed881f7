package org.learnwire.lrs.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.learnwire.xapi.About;
import org.learnwire.xapi.XapiJson;
import org.learnwire.xapi.XapiVersion;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which versions are spoken here; open to everybody (xAPI Communication 2.8). */
@RestController
final class AboutController {

  @GetMapping(XapiPaths.ABOUT)
  ResponseEntity<byte[]> about(HttpServletRequest request, HttpServletResponse response) {
    XapiHeaders.answerVersion(request, response);
    Parameters.of(request, List.of());
    List<String> versions = Arrays.stream(XapiVersion.values()).map(XapiVersion::text).toList();
    About about = new About(versions, XapiJson.object());
    return JsonAnswer.of(HttpStatus.OK, XapiJson.write(about.toJson()));
  }
}
