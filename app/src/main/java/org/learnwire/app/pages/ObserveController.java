package org.learnwire.app.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.pages.Observations.Observation;
import org.learnwire.app.pages.Observations.Practice;
import org.learnwire.app.pages.Observations.Saved;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** The form for what somebody saw somebody do. */
@Controller
class ObserveController {
  private final Observations observations;
  private final Answer answer;

  ObserveController(Observations observations, Answer answer) {
    this.observations = observations;
    this.answer = answer;
  }

  @GetMapping("/observe")
  String form(Model model) {
    return form(ObservationForm.empty(observations.today().toString()), List.of(), model);
  }

  @PostMapping("/observe")
  String save(
      @ModelAttribute ObservationForm form,
      @ModelAttribute("texts") Texts texts,
      Model model,
      HttpServletResponse response) {
    ObservationCheck.Checked checked = check(form, texts);
    Observation observation = checked.observation();
    PersonLabel learner = checked.learner();
    if (observation == null || learner == null) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return form(form, checked.problems(), model);
    }
    Saved saved = observations.save(List.of(observation));
    return answer.to("/observe", note(saved, observation, learner, texts));
  }

  private static Notes.Note note(
      Saved saved, Observation observation, PersonLabel learner, Texts texts) {
    if (saved.stored() == 0) {
      return new Notes.Note(Tone.CALM, "This was saved before, so nothing was added.", List.of());
    }
    String what =
        "Saved, thank you: on %s you saw %s %s “%s”."
            .formatted(
                texts.longDay(observation.observedAt()),
                learner.label(),
                switch (observation.applied()) {
                  case YES -> "apply";
                  case PARTLY -> "partly apply";
                  case NO -> "not yet apply";
                },
                observation.practice().task());
    return new Notes.Note(
        Tone.GOOD, what, List.of("What follows from it, thanks or a goal, appears in the plan."));
  }

  private ObservationCheck.Checked check(ObservationForm form, Texts texts) {
    List<Problem> problems = new ArrayList<>();
    Practice practice = practice(form.practice(), problems);
    if (given(form.note()).isBlank()) {
      problems.add(
          new Problem(
              "note",
              "What you saw is missing.",
              "Say it in a sentence: it is what makes thanks worth reading."));
    }
    ObservationCheck.Answers answers =
        new ObservationCheck.Answers(
            given(form.observedAt()),
            given(form.observer()),
            given(form.learner()),
            given(form.applied()),
            given(form.note()));
    return new ObservationCheck(observations, texts).check(answers, practice, problems);
  }

  private @Nullable Practice practice(@Nullable String id, List<Problem> problems) {
    Practice practice =
        observations.practices().stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElse(null);
    if (practice == null) {
      problems.add(
          new Problem("practice", "No practice task is chosen.", "Choose the one you saw."));
    }
    return practice;
  }

  private String form(ObservationForm form, List<Problem> problems, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("today", observations.today());
    model.addAttribute(
        "problems",
        problems.stream().collect(Collectors.toMap(Problem::field, each -> each, (a, b) -> a)));
    model.addAttribute(
        "paths",
        observations.practices().stream()
            .collect(
                Collectors.groupingBy(Practice::path, LinkedHashMap::new, Collectors.toList())));
    return "observe";
  }

  private static String given(@Nullable String text) {
    return text == null ? "" : text;
  }
}
