package org.learnwire.app.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What waits for a person, and the person's yes or no to it. */
@Controller
class PlanController {
  /** More lines than anyone reads in one sitting; the page says so when there are more. */
  static final int LIMIT = 500;

  private static final int DONE = 15;

  private final Pages pages;
  private final Approvals approvals;
  private final Answer answer;
  private final WriteBackPages writeBack;

  PlanController(Pages pages, Approvals approvals, Answer answer, WriteBackPages writeBack) {
    this.writeBack = writeBack;
    this.pages = pages;
    this.approvals = approvals;
    this.answer = answer;
  }

  @GetMapping("/writeback")
  String plan(
      @RequestParam(defaultValue = "") String by,
      HttpServletRequest request,
      @ModelAttribute("wording") Wording wording,
      Model model) {
    boolean names = Frame.names(request);
    Listing<EntryView> plan = Shown.entries(pages.plan(LIMIT, names), names);
    model.addAttribute("plan", PlanPage.of(plan, wording, by.equals("person")));
    model.addAttribute("byPerson", by.equals("person"));
    model.addAttribute("stops", writeBack.stops());
    model.addAttribute("targets", writeBack.targets());
    Listing<EntryView> done = writeBack.done(DONE, names);
    model.addAttribute("done", Shown.entries(done, names));
    model.addAttribute("staying", writeBack.staying(done.rows()));
    return "writeback";
  }

  @GetMapping("/writeback.csv")
  ResponseEntity<String> csv(
      HttpServletRequest request, @ModelAttribute("wording") Wording wording) {
    boolean names = Frame.names(request);
    Listing<EntryView> plan = Shown.entries(pages.plan(Integer.MAX_VALUE, names), names);
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .header("Content-Disposition", "attachment; filename=\"plan.csv\"")
        .body(PlanCsv.of(plan.rows(), wording));
  }

  @PostMapping("/writeback/approve")
  String approve(@RequestParam(defaultValue = "") String ids, @RequestParam String back) {
    return answer.to(back, "approved", "Sent with the next pass.", approvals.approve(split(ids)));
  }

  @PostMapping("/writeback/decline")
  String decline(@RequestParam(defaultValue = "") String ids, @RequestParam String back) {
    return answer.to(back, "declined", "It will not be sent.", approvals.decline(split(ids)));
  }

  @PostMapping("/writeback/settle")
  String settle(
      @RequestParam String id,
      @RequestParam Approvals.Found found,
      @RequestParam(defaultValue = "") String remoteId,
      @RequestParam String back) {
    String next =
        switch (found) {
          case ARRIVED -> "Recorded as arrived: it is not sent again.";
          case MISSING -> "Recorded as missing: it is sent again with the next pass.";
          case LEFT -> "Closed as it is: it is not sent again.";
        };
    return answer.to(back, "settled", next, approvals.settle(id, found, remoteId));
  }

  @PostMapping("/writeback/resolve")
  String resolve(
      @RequestParam String id, @RequestParam Approvals.Keep keep, @RequestParam String back) {
    String next =
        keep == Approvals.Keep.THEIRS
            ? "Theirs stays; what they did not touch goes."
            : "Ours goes with the next pass, over the value you saw and over no other.";
    return answer.to(back, "conflict settled", next, approvals.resolve(id, keep));
  }

  private static List<String> split(String ids) {
    return Arrays.stream(ids.split(",")).map(String::strip).filter(id -> !id.isEmpty()).toList();
  }
}
