package org.learnwire.app.pages;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.learnwire.app.signin.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Says what went wrong, where, and what to do next. Never what an exception says: that goes to the
 * log, under a reference the page shows.
 */
@Controller
class MishapController implements ErrorController {
  private static final Logger LOG = LoggerFactory.getLogger(MishapController.class);

  @RequestMapping(path = "/error", produces = MediaType.TEXT_HTML_VALUE)
  String page(HttpServletRequest request, Model model) {
    model.addAttribute("mishap", mishap(request));
    return "mishap";
  }

  @RequestMapping("/error")
  ResponseEntity<Map<String, Object>> body(HttpServletRequest request) {
    Mishap mishap = mishap(request);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", mishap.status());
    body.put("what", mishap.what());
    body.put("where", mishap.where());
    body.put("next", mishap.next());
    return ResponseEntity.status(mishap.status())
        .contentType(MediaType.APPLICATION_JSON)
        .body(body);
  }

  private static Mishap mishap(HttpServletRequest request) {
    int status = status(request);
    String where = where(request);
    Refusal refusal = Refusal.of(request);
    if (refusal != null) {
      return new Mishap(status, "Not allowed", refusal.what(), where, refusal.next());
    }
    if (status < 500) {
      return Mishap.asked(status, where);
    }
    String reference = UUID.randomUUID().toString().substring(0, 8);
    // The servlet container has just logged the exception itself, with its trace.
    LOG.error(
        "{} failed, reference {}: {}",
        where,
        reference,
        String.valueOf(request.getAttribute(RequestDispatcher.ERROR_EXCEPTION)));
    return Mishap.ours(status, where, reference);
  }

  private static int status(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
        ? status
        : 404;
  }

  private static String where(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri
        ? uri
        : request.getRequestURI();
  }
}
