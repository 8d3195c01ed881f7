package org.learnwire.app.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.pages.WriteBackPages.StoryView;
import org.learnwire.app.pages.WriteBackPages.UndoAsk;
import org.learnwire.app.pages.WriteBackPages.UndoView;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** Stopping, resuming, the history of one entry, taking back, and the plan as a file. */
@Controller
class WriteBackController {
  private final WriteBackPages writeBack;
  private final Approvals approvals;
  private final Answer answer;

  WriteBackController(WriteBackPages writeBack, Approvals approvals, Answer answer) {
    this.writeBack = writeBack;
    this.approvals = approvals;
    this.answer = answer;
  }

  /** Where the plan stood before. */
  @GetMapping("/plan")
  String plan() {
    return "redirect:/writeback";
  }

  @GetMapping("/plan.csv")
  String csv() {
    return "redirect:/writeback.csv";
  }

  @GetMapping("/writeback/{id:[0-9a-f-]{36}}")
  String story(
      @PathVariable String id,
      HttpServletRequest request,
      @ModelAttribute("wording") Wording wording,
      Model model) {
    boolean names = Frame.names(request);
    Optional<StoryView> story = writeBack.story(id, names);
    if (story.isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    StoryView shown = story.get();
    EntryView entry = names ? shown.entry() : Veil.over(shown.entry());
    model.addAttribute("story", shown);
    model.addAttribute("entry", entry);
    model.addAttribute("change", wording.change(entry));
    return "entry";
  }

  @PostMapping("/writeback/stop")
  String stop(
      @RequestParam(defaultValue = "") String connection,
      @RequestParam(defaultValue = "") String why,
      @RequestParam String back) {
    return answer.to(
        back, "stop", "Nothing more is written until you resume.", writeBack.stop(connection, why));
  }

  @PostMapping("/writeback/resume")
  String resume(@RequestParam(defaultValue = "") String connection, @RequestParam String back) {
    return answer.to(
        back,
        "stop ended",
        "What is approved is looked at in its system once more, then goes.",
        writeBack.resume(connection));
  }

  @GetMapping("/writeback/undo")
  String preview(
      @RequestParam(defaultValue = "") String entry,
      @RequestParam(defaultValue = "") String batch,
      @RequestParam(defaultValue = "") String rule,
      HttpServletRequest request,
      @ModelAttribute("wording") Wording wording,
      Model model) {
    UndoAsk ask = new UndoAsk(entry, batch, rule);
    if (!ask.says()) {
      return "redirect:/writeback";
    }
    boolean names = Frame.names(request);
    List<UndoView> lines =
        writeBack.undoPlan(ask, names).stream().map(line -> names ? line : veiled(line)).toList();
    model.addAttribute("ask", ask);
    model.addAttribute("lines", lines);
    model.addAttribute("possible", lines.stream().filter(line -> line.by() != null).count());
    return "undo";
  }

  private static UndoView veiled(UndoView line) {
    return new UndoView(Veil.over(line.entry()), line.by(), line.whyNot(), line.notes());
  }

  @PostMapping("/writeback/undo")
  String undo(
      @RequestParam(defaultValue = "") String entry,
      @RequestParam(defaultValue = "") String batch,
      @RequestParam(defaultValue = "") String rule,
      @RequestParam(defaultValue = "") String why) {
    UndoAsk ask = new UndoAsk(entry, batch, rule);
    Approvals.Outcome outcome =
        ask.says()
            ? writeBack.undo(ask, why)
            : new Approvals.Outcome(0, List.of("Say what is to be undone."));
    return answer.to(
        "/writeback",
        "to be undone",
        "Each is compared with what stands there before anything is written.",
        outcome);
  }

  /** The plan comes back with a yes in its first column. */
  @PostMapping("/writeback/import")
  String take(@RequestParam(required = false) @Nullable MultipartFile file) throws IOException {
    UploadedText upload = UploadedText.of(file == null ? new byte[0] : file.getBytes());
    LineProblem problem = upload.problem();
    if (problem != null) {
      return answer.to(
          "/writeback",
          new Notes.Note(Tone.WRONG, problem.problem().what(), List.of(problem.problem().next())));
    }
    try {
      List<String> yes = List.of(PlanFile.yes(upload.text()).split(","));
      return answer.to(
          "/writeback", "approved", "Sent with the next pass.", approvals.approve(yes));
    } catch (IllegalArgumentException refused) {
      return answer.to(
          "/writeback",
          new Notes.Note(
              Tone.WRONG,
              "The file was not taken, and nothing was approved.",
              List.of(String.valueOf(refused.getMessage()))));
    }
  }
}
