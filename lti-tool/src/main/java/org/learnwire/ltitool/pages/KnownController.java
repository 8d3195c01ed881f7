package org.learnwire.ltitool.pages;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Everything that is known of the person who asks, from where, who looked, and a copy of it. */
@Controller
class KnownController {
  private final LearnerDesk learner;

  KnownController(LearnerDesk learner) {
    this.learner = learner;
  }

  @GetMapping("/loop/known")
  String known(Viewer viewer, @ModelAttribute("locale") Locale locale, Model model) {
    model.addAttribute("view", learner.known(NotTheirs.personOf(viewer), locale));
    return "frame/known";
  }

  @GetMapping("/loop/known.json")
  ResponseEntity<byte[]> copy(Viewer viewer) {
    byte[] copy = learner.copy(NotTheirs.personOf(viewer)).getBytes(StandardCharsets.UTF_8);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"about-me.json\"")
        .body(copy);
  }
}
