package org.learnwire.lrs.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The statement browser: a page, a script and a stylesheet that hold nothing of the LRS. They are
 * open; what they show is asked for with the key and secret that a person types into the page.
 */
@RestController
final class BrowserController {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
          + " connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
  private static final Map<String, MediaType> FILES =
      Map.of(
          "index.html", text("html"),
          "browser.css", text("css"),
          "browser.js", text("javascript"),
          "statement.js", text("javascript"),
          "icon.svg", MediaType.parseMediaType("image/svg+xml"));

  private static MediaType text(String kind) {
    return new MediaType("text", kind, StandardCharsets.UTF_8);
  }

  @GetMapping(XapiPaths.BROWSER)
  ResponseEntity<byte[]> page() throws IOException {
    return file("index.html");
  }

  /** The page names its files from where it stands, so it has one address only. */
  @GetMapping(XapiPaths.BROWSER + "/")
  ResponseEntity<Void> slash() {
    return ResponseEntity.status(HttpStatus.FOUND).location(URI.create("../ui")).build();
  }

  @GetMapping(XapiPaths.BROWSER + "/{name}")
  ResponseEntity<byte[]> file(@PathVariable("name") String name) throws IOException {
    MediaType type = FILES.get(name);
    if (type == null) {
      throw XapiProblem.of(HttpStatus.NOT_FOUND, "the statement browser has no such file")
          .where(XapiPaths.BROWSER)
          .next("The page itself is at " + XapiPaths.BROWSER + ".");
    }
    try (InputStream in = BrowserController.class.getResourceAsStream("browser/" + name)) {
      return ResponseEntity.ok()
          .contentType(type)
          .cacheControl(CacheControl.noCache())
          .header("Content-Security-Policy", POLICY)
          .header("X-Content-Type-Options", "nosniff")
          .header("X-Frame-Options", "DENY")
          .header("Referrer-Policy", "no-referrer")
          .header("Cross-Origin-Opener-Policy", "same-origin")
          .header("Cross-Origin-Resource-Policy", "same-origin")
          .body(in.readAllBytes());
    }
  }
}
