package org.learnwire.app.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who did what when, whether that list is as it was written, and what is held of people. */
@Controller
class AuditController {
  private static final int LIMIT = 200;

  private final AuditPages audit;
  private final Answer answer;

  AuditController(AuditPages audit, Answer answer) {
    this.audit = audit;
    this.answer = answer;
  }

  @GetMapping("/audit")
  String audit(
      @RequestParam(defaultValue = "") String person,
      @RequestParam(defaultValue = "") String act,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      HttpServletRequest request,
      Model model) {
    AuditFilter wanted = new AuditFilter(person.strip(), act.strip(), day(from), day(to));
    model.addAttribute("wanted", wanted);
    model.addAttribute("audit", audit.audit(wanted, LIMIT, Frame.names(request)));
    return "audit";
  }

  /** A day that is none is as if it had not been given: the form shows what was understood. */
  private static @Nullable LocalDate day(String text) {
    try {
      return text.isBlank() ? null : LocalDate.parse(text.strip());
    } catch (DateTimeException e) {
      return null;
    }
  }

  @PostMapping("/audit/verify")
  String verify() {
    AuditView.Verdict verdict = audit.verify();
    String rows = "%,d rows, %,d of them erased.".formatted(verdict.rows(), verdict.erased());
    return answer.to(
        "/audit",
        verdict.trouble() == null
            ? new Notes.Note(
                Tone.GOOD,
                "The chain holds: no row was altered, taken out or moved.",
                List.of(rows, "Head: " + verdict.head()))
            : new Notes.Note(
                Tone.WRONG,
                "The chain does not hold: " + verdict.trouble() + ".",
                List.of(rows + " They hold.", "Compare with a backup from before.")));
  }

  @GetMapping("/audit/audit.csv")
  void csv(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"audit.csv\"");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    try (Writer out = response.getWriter()) {
      audit.csv(out, Frame.names(request));
    }
  }

  @GetMapping("/audit/data")
  String dataMap(Model model) {
    model.addAttribute("map", audit.dataMap());
    return "data-map";
  }
}
