package org.learnwire.app.pages;

import java.util.List;

/** The learning map of the sample company. */
final class AcmeMap {
  private AcmeMap() {}

  static MapView of(boolean empty) {
    return empty
        ? new MapView(Acme.NOW, null, List.of(), List.of(), List.of(), List.of())
        : new MapView(
            Acme.NOW,
            "learning-map.csv",
            List.of(
                new MapView.Path(
                    "Giving feedback",
                    "development",
                    "Giving and taking feedback",
                    List.of(new MapView.Course("academy", "7", "Feedback that helps", 42)),
                    List.of("Give feedback", "Ask for feedback"),
                    "Give feedback that helps",
                    60,
                    "The other person says so",
                    "Engagement survey, question 7",
                    "Learning & Development"),
                new MapView.Path(
                    "Workplace safety",
                    "mandatory",
                    null,
                    List.of(
                        new MapView.Course("academy", "2", "Safety at work", 187),
                        new MapView.Course("", "https://a.test/old", "https://a.test/old", 0)),
                    List.of(),
                    null,
                    null,
                    null,
                    null,
                    null)),
            List.of(
                new MapView.Course("academy", "17", "Writing for the web", 42),
                new MapView.Course("", "https://outside.test/xapi/courses/12", "Listening", 1)),
            List.of(new MapView.Dead(9, "academy 71", "first-weeks")),
            List.of(
                new MapView.Overlap(
                    "course academy 6", List.of("data-literacy", "reporting"), List.of(6L, 12L))));
  }

  static MapTrial tried(String csv) {
    return csv.startsWith("connection,course,path")
        ? new MapTrial(null, of(false), List.of("Giving feedback"), List.of("First weeks"))
        : MapTrial.refused(
            new LineProblem(
                1, new Problem("file", "the column path is missing", "Mend the line and choose.")));
  }
}
