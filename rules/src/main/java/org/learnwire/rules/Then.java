package org.learnwire.rules;

import java.time.Period;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a rule decides. Texts are by language. */
sealed interface Then {
  String via();

  Mode mode();

  DecisionKind kind();

  /** Whose yes it needs, in their order; empty: as the company says. */
  default List<String> approve() {
    return List.of();
  }

  /** {@code recognise}: words of thanks, from the observer. */
  record Recognise(String via, Mode mode, Map<String, String> text) implements Then {
    @Override
    public DecisionKind kind() {
      return DecisionKind.GrantRecognition;
    }
  }

  /**
   * {@code propose-goal}: a goal as the learning map words it.
   *
   * @param title used where the map has no title
   * @param due used where the map has no due days
   * @param approve whose yes it needs; empty: as the company says
   */
  record ProposeGoal(
      String via,
      Mode mode,
      Map<String, String> title,
      Map<String, String> description,
      @Nullable Period due,
      @Override List<String> approve)
      implements Then {
    @Override
    public DecisionKind kind() {
      return DecisionKind.ProposeGoal;
    }
  }

  /** {@code update-goal}: its progress is the share of the path's practice tasks shown. */
  record UpdateGoal(String via, Mode mode) implements Then {
    @Override
    public DecisionKind kind() {
      return DecisionKind.UpdateGoal;
    }
  }

  /**
   * {@code nudge}: a message.
   *
   * @param to manager or learner
   */
  record Nudge(String via, Mode mode, String to, Map<String, String> text) implements Then {
    @Override
    public DecisionKind kind() {
      return DecisionKind.Nudge;
    }
  }

  /** {@code close-goal}: the goal is reached. */
  record CloseGoal(String via, Mode mode) implements Then {
    @Override
    public DecisionKind kind() {
      return DecisionKind.CloseGoal;
    }
  }

  /** {@code record-learning}: the course in the training record of whom it is about. */
  record RecordLearning(String via, Mode mode) implements Then {
    @Override
    public DecisionKind kind() {
      return DecisionKind.RecordLearning;
    }
  }

  /** {@code attach-evidence}: a sentence for the review of whom it is about. */
  record AttachEvidence(
      String via, Mode mode, Map<String, String> text, @Override List<String> approve)
      implements Then {
    @Override
    public DecisionKind kind() {
      return DecisionKind.AttachEvidence;
    }
  }

  /**
   * {@code send-score}: the scaled score of the ground, or always the same.
   *
   * @param score from 0 to 1; null: the ground's
   */
  record SendScore(String via, Mode mode, @Nullable Double score) implements Then {
    @Override
    public DecisionKind kind() {
      return DecisionKind.SendScore;
    }
  }
}
