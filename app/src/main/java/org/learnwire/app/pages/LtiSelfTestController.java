package org.learnwire.app.pages;

import jakarta.servlet.http.HttpServletRequest;
import org.learnwire.ltitool.launch.ToolAddress;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Looks at everything that a launch needs, and says what to mend. */
@Controller
class LtiSelfTestController {
  private final LtiPages platforms;
  private final ToolAddress address;

  LtiSelfTestController(LtiPages platforms, ToolAddress address) {
    this.platforms = platforms;
    this.address = address;
  }

  @GetMapping("/lti/self-test")
  String test(HttpServletRequest request, Model model) {
    model.addAttribute("test", platforms.test(address.origin(request)));
    return "lti-self-test";
  }
}
