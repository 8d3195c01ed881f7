package org.learnwire.rules;

/** The kinds of decision; each is carried out by one typed write. */
public enum DecisionKind {
  ProposeGoal("goal.create"),
  UpdateGoal("goal.progress"),
  CloseGoal("goal.complete"),
  GrantRecognition("recognition.give"),
  RecordLearning("learning.record"),
  AttachEvidence("evidence.attach"),
  SendScore("score.send"),
  Nudge("message.send");

  private final String write;

  DecisionKind(String write) {
    this.write = write;
  }

  /** True for what is about a goal: all of one person's goal on a path keeps its order. */
  public boolean isAboutGoal() {
    return write.startsWith("goal.");
  }

  /** The typed write that carries it out. */
  public String write() {
    return write;
  }
}
