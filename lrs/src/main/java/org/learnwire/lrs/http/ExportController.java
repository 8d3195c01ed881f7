package org.learnwire.lrs.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.learnwire.lrs.Scope;
import org.learnwire.lrs.StatementQuery;
import org.learnwire.lrs.export.ExportFormat;
import org.learnwire.lrs.export.StatementExport;
import org.learnwire.xapi.XapiVersion;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * All statements that match, as one file. It is complete up to the position in the header {@code
 * Learnwire-Position}; the next export, or a stream, goes on after it.
 */
@RestController
final class ExportController {
  private static final String POSITION = "Learnwire-Position";
  private static final List<String> KNOWN =
      List.of(
          "format",
          "after",
          "agent",
          "verb",
          "activity",
          "registration",
          "related_activities",
          "related_agents",
          "since",
          "until");

  private final StatementExport export;
  private final Sights sights;

  ExportController(StatementExport export, Sights sights) {
    this.export = export;
    this.sights = sights;
  }

  @GetMapping(XapiPaths.EXPORT)
  void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
    XapiGate.require(request, Scope.STATEMENTS_READ);
    Parameters given = Parameters.of(request, KNOWN);
    ExportFormat format =
        given
            .value("format", "must be ndjson or csv", ExportFormat::of)
            .orElse(ExportFormat.NDJSON);
    StatementQuery.Builder question =
        QueryParameters.conditions(given, XapiVersion.V2_0_0).sight(sights.of(request));
    long after =
        given
            .value("after", "must be a position, a whole number", QueryParameters::position)
            .orElse(0L);
    long through = export.watermark();
    response.setContentType(format.mediaType());
    response.setHeader(POSITION, Long.toString(through));
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        "attachment; filename=\"statements." + format.word() + "\"");
    response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    OutputStream out = body(request, response);
    export.write(question, after, through, format, out);
    // Only what is whole gets its end: a reader notices a compressed file without one.
    out.close();
  }

  private static OutputStream body(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
    if (accepted == null
        || !accepted.matches("(?i).*\\bgzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$)).*")) {
      return response.getOutputStream();
    }
    response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
    return new GZIPOutputStream(response.getOutputStream(), 8192);
  }
}
