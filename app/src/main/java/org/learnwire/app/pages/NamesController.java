package org.learnwire.app.pages;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The switch "Show names": off at every start of the browser, on only for who asks. */
@Controller
class NamesController {
  @PostMapping("/names")
  String names(
      @RequestParam boolean show, @RequestParam String back, HttpServletResponse response) {
    ResponseCookie cookie =
        ResponseCookie.from(Frame.NAMES_COOKIE, show ? "shown" : "")
            .httpOnly(true)
            .sameSite("Strict")
            .path("/")
            .maxAge(show ? -1 : 0)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    return Answer.to(back);
  }
}
