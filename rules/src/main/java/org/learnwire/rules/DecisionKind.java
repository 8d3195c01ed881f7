package org.learnwire.rules;

/** The kinds of decision; each is carried out by one typed write. */
public enum DecisionKind {
  ProposeGoal("goal.create"),
  UpdateGoal("goal.progress"),
  GrantRecognition("recognition.give"),
  Nudge("message.send");

  private final String write;

  DecisionKind(String write) {
    this.write = write;
  }

  /** The typed write that carries it out. */
  public String write() {
    return write;
  }
}
