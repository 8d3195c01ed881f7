package org.learnwire.app.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.signin.Role;
import org.learnwire.app.signin.SignedIn;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** A person's evidence sheet: looked at, released, taken back; and what a link opens. */
@Controller
class EvidenceController {
  private static final String HERE = "/evidence";

  private final EvidencePages evidence;
  private final Answer answer;

  EvidenceController(EvidencePages evidence, Answer answer) {
    this.evidence = evidence;
    this.answer = answer;
  }

  @GetMapping(HERE)
  String people(
      @RequestParam(defaultValue = "") String search, HttpServletRequest request, Model model) {
    model.addAttribute("view", evidence.people(search.strip(), Frame.names(request)));
    return "evidence-people";
  }

  @GetMapping("/evidence/{person}")
  String sheet(
      @PathVariable String person,
      @RequestParam(required = false) @Nullable String period,
      SignedIn who,
      HttpServletRequest request,
      Model model) {
    theyOrHrOps(person, who);
    boolean names = who.isPerson(person) || Frame.names(request);
    EvidenceView view = found(evidence.evidence(person, period, names));
    model.addAttribute("view", Shown.evidence(view, names));
    return "evidence";
  }

  @PostMapping("/evidence/release")
  String release(
      @RequestParam String person,
      @RequestParam String period,
      @RequestParam(defaultValue = "") List<String> item,
      @RequestParam(defaultValue = "") List<String> all,
      @RequestParam(defaultValue = "") String to,
      SignedIn who) {
    onlyThem(person, who);
    Set<String> without = new HashSet<>(all);
    item.forEach(without::remove);
    PeoplePages.Said said = evidence.release(person, period, without, to);
    return told(person, said, "Released.");
  }

  @PostMapping("/evidence/take-back")
  String takeBack(@RequestParam String person, @RequestParam String release, SignedIn who) {
    onlyThem(person, who);
    return told(person, evidence.takeBack(person, release), "Taken back.");
  }

  private static void theyOrHrOps(String person, SignedIn who) {
    if (!who.isPerson(person) && !who.is(Role.HR_OPS)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
  }

  /** What goes to a review is the person's to release: no role does it in their place. */
  private static void onlyThem(String person, SignedIn who) {
    if (!who.isPerson(person)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
  }

  private String told(String person, PeoplePages.Said said, String title) {
    Tone tone = said.taken() ? Tone.GOOD : Tone.WAITING;
    return answer.to(
        HERE + "/" + person,
        new Notes.Note(tone, said.taken() ? title : "Nothing was changed.", said.lines()));
  }

  @GetMapping("/evidence/{person}/{release}.pdf")
  ResponseEntity<byte[]> file(
      @PathVariable String person, @PathVariable String release, SignedIn who) {
    theyOrHrOps(person, who);
    return pdf(found(evidence.file(person, release)));
  }

  @GetMapping("/evidence/shared/{token}")
  String shared(@PathVariable String token, Model model) {
    model.addAttribute("sheet", found(evidence.shared(token)));
    model.addAttribute("file", "/evidence/shared/" + token + ".pdf");
    return "evidence-shared";
  }

  @GetMapping("/evidence/shared/{token}.pdf")
  ResponseEntity<byte[]> sharedFile(@PathVariable String token) {
    return pdf(found(evidence.sharedFile(token)));
  }

  private static ResponseEntity<byte[]> pdf(byte[] file) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"learning-evidence.pdf\"")
        .body(file);
  }

  private static <T> T found(Optional<T> found) {
    return found.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
