package org.learnwire.app.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** Who is who: the review list, finding somebody, one person's accounts in time. */
@Controller
class PeopleController {
  private static final int LIMIT = 200;
  private static final String HERE = "/people";

  private final Pages pages;
  private final PeoplePages people;
  private final Answer answer;

  PeopleController(Pages pages, PeoplePages people, Answer answer) {
    this.pages = pages;
    this.people = people;
    this.answer = answer;
  }

  @GetMapping(HERE)
  String people(
      @RequestParam(defaultValue = "") String search, HttpServletRequest request, Model model) {
    boolean names = Frame.names(request);
    model.addAttribute("list", Shown.reviews(pages.reviews(LIMIT, names), names));
    model.addAttribute("people", Shown.people(people.people(search.strip(), names), names));
    return "people";
  }

  /** Where the list was before there was more to people. */
  @GetMapping("/review")
  String review() {
    return answer.to(HERE);
  }

  @GetMapping("/people/{id}")
  String person(@PathVariable String id, HttpServletRequest request, Model model) {
    boolean names = Frame.names(request);
    Optional<PersonView> person = people.person(id, names);
    model.addAttribute(
        "one",
        Shown.person(
            person.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)), names));
    return "person";
  }

  @PostMapping("/people/answer")
  String answer(
      @RequestParam String review,
      @RequestParam(name = "answer") String given,
      @RequestParam(defaultValue = "") String why) {
    return told(HERE, people.answer(review, given, reason(why, "said at the review list")));
  }

  @PostMapping("/people/merge")
  String merge(
      @RequestParam String id,
      @RequestParam String other,
      @RequestParam(defaultValue = "") String why) {
    return told(HERE + "/" + id, people.merge(id, other, why));
  }

  @PostMapping("/people/split")
  String split(
      @RequestParam String id,
      @RequestParam String record,
      @RequestParam(defaultValue = "") String why) {
    return told(HERE + "/" + id, people.split(record, reason(why, "said at the person’s page")));
  }

  @PostMapping("/people/undo")
  String undo(
      @RequestParam long ruling,
      @RequestParam String back,
      @RequestParam(defaultValue = "") String why) {
    return told(back, people.undo(ruling, reason(why, "undone at the page")));
  }

  @GetMapping("/people/review.csv")
  ResponseEntity<String> file() {
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .header("Content-Disposition", "attachment; filename=\"review.csv\"")
        .body(people.file());
  }

  @PostMapping("/people/import")
  String take(@RequestParam(required = false) @Nullable MultipartFile file) throws IOException {
    UploadedText upload = UploadedText.of(file == null ? new byte[0] : file.getBytes());
    LineProblem problem = upload.problem();
    return told(
        HERE,
        problem == null
            ? people.take(upload.text())
            : new PeoplePages.Said(
                false, List.of(problem.problem().what() + " " + problem.problem().next())));
  }

  private String told(String back, PeoplePages.Said said) {
    String title =
        said.lines().isEmpty()
            ? "The file holds no answers, so nothing was changed."
            : said.taken() ? "Written down; it can be undone." : "Nothing was changed.";
    Tone tone = said.taken() && !said.lines().isEmpty() ? Tone.GOOD : Tone.WAITING;
    List<String> lines = said.lines().stream().map(Veil::over).toList();
    return answer.to(back, new Notes.Note(tone, title, lines));
  }

  private static String reason(String why, String otherwise) {
    return why.isBlank() ? otherwise : why.strip();
  }
}
