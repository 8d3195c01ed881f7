package org.learnwire.app.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.pages.Observations.Saved;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** A file of observations: shown first, saved only when every row is good. */
@Controller
class ObservationImportController {
  private final Observations observations;
  private final Answer answer;

  ObservationImportController(Observations observations, Answer answer) {
    this.observations = observations;
    this.answer = answer;
  }

  @PostMapping("/observe/import")
  String preview(
      @RequestParam(required = false) @Nullable MultipartFile file,
      @ModelAttribute("texts") Texts texts,
      Model model,
      HttpServletResponse response)
      throws IOException {
    UploadedText upload = UploadedText.of(file == null ? new byte[0] : file.getBytes());
    LineProblem problem = upload.problem();
    return shown(
        problem == null ? read(upload.text(), texts) : ObservationImport.refused(problem),
        model,
        response);
  }

  @PostMapping("/observe/import/save")
  String save(
      @RequestParam String csv,
      @ModelAttribute("texts") Texts texts,
      Model model,
      HttpServletResponse response) {
    // Checked again: what comes back from a form is only what a browser says it is.
    ObservationImport upload = read(csv, texts);
    if (!upload.problems().isEmpty()) {
      return shown(upload, model, response);
    }
    Saved saved = observations.save(upload.observations());
    List<String> lines = new ArrayList<>();
    if (saved.alreadyThere() > 0) {
      lines.add(texts.count(saved.alreadyThere()) + " had been saved before and were left alone.");
    }
    lines.add("What follows from them, thanks or goals, appears in the plan.");
    String what = texts.count(saved.stored(), "observation", "observations") + " saved, thank you.";
    return answer.to("/observe", new Notes.Note(Tone.GOOD, what, lines));
  }

  @GetMapping("/observe/template.csv")
  ResponseEntity<String> template() {
    LocalDate today = observations.today();
    List<List<String>> rows =
        observations.practices().stream()
            .limit(2)
            .map(
                practice ->
                    List.of(
                        today.toString(), "", "", practice.course(), practice.task(), "yes", ""))
            .toList();
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .header("Content-Disposition", "attachment; filename=\"observations.csv\"")
        .body(Csv.write(ObservationImport.COLUMNS, rows));
  }

  private ObservationImport read(String text, Texts texts) {
    return ObservationImport.of(text, observations, new ObservationCheck(observations, texts));
  }

  private static String shown(ObservationImport upload, Model model, HttpServletResponse response) {
    if (!upload.problems().isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    }
    model.addAttribute("upload", upload);
    return "observe-import";
  }
}
