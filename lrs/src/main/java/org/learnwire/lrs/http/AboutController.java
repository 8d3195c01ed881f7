package org.learnwire.lrs.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
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
    ObjectNode about = XapiJson.object();
    ArrayNode versions = about.putArray("version");
    for (XapiVersion version : XapiVersion.values()) {
      versions.add(version.text());
    }
    return JsonAnswer.of(HttpStatus.OK, XapiJson.write(about));
  }
}
