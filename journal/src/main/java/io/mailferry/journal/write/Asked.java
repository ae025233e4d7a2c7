package io.mailferry.journal.write;

import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Question;
import java.util.List;
import java.util.Objects;

/**
 * What is asked of a person.
 *
 * @param cause what those have in common who are asked the same
 * @param choices what may be answered
 */
public record Asked(String cause, List<Choice> choices) {
  /** The list is copied. */
  public Asked {
    Objects.requireNonNull(cause, "cause");
    choices = List.copyOf(choices);
  }

  /** What a question asks. */
  public static Asked of(Question question) {
    return new Asked(question.sharedCause(), question.choices());
  }
}
