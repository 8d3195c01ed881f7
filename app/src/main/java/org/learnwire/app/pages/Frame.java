package org.learnwire.app.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.learnwire.app.signin.Access;
import org.learnwire.app.signin.SignedIn;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** What stands around every page: whose it is, whether names are shown, what was just done. */
@ControllerAdvice(basePackageClasses = Frame.class)
class Frame {
  static final String NAMES_COOKIE = "learnwire-names";

  private final Pages pages;
  private final PageToken token;
  private final Notes notes;

  Frame(Pages pages, PageToken token, Notes notes) {
    this.pages = pages;
    this.token = token;
    this.notes = notes;
  }

  @ModelAttribute
  void around(
      HttpServletRequest request, @RequestParam(required = false) String note, Model model) {
    Company company = pages.company();
    Texts texts = new Texts(company.zone());
    model.addAttribute("company", company);
    model.addAttribute("texts", texts);
    model.addAttribute("wording", new Wording(texts));
    model.addAttribute("names", names(request));
    model.addAttribute("visitor", new Visitor(SignedIn.of(request)));
    model.addAttribute("token", token.value(request));
    model.addAttribute("here", request.getRequestURI());
    model.addAttribute("note", notes.take(note));
  }

  /** Off unless this reader may see them and has switched them on for this sitting. */
  static boolean names(HttpServletRequest request) {
    return Access.seesPeople(SignedIn.of(request))
        && request.getCookies() != null
        && Arrays.stream(request.getCookies())
            .anyMatch(
                cookie ->
                    cookie.getName().equals(NAMES_COOKIE) && cookie.getValue().equals("shown"));
  }
}
