package io.mailferry.model.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something only a person can settle: what is asked, and what may be answered.
 *
 * @param code a stable name for the kind of question
 * @param sentence what happened and where
 * @param choices the possible answers; at least one
 * @param cause what those have in common who are asked the same, e.g. {@code failed/bad-items};
 *     null where the code says all, and in the oldest histories
 */
public record Question(
    Code code,
    String sentence,
    List<Choice> choices,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String cause) {
  /** The cause where the suspended request bears our own comment, and our record of it is lost. */
  public static final String SUSPENDED_BY_MAILFERRY = "suspended-by-mailferry";

  /** The kinds of question. */
  public enum Code {
    /** The mailbox or its prepared mail user does not meet the conditions for a move. */
    OBSTACLES,
    /** Somebody else's request moves the mailbox to the same place. */
    FOREIGN_REQUEST,
    /** A request moves the mailbox somewhere else, or the other way. */
    CONFLICTING_REQUEST,
    /** A completed request of an earlier move stands in the way of a new one. */
    LEFTOVER,
    /** A request in the queue that the directory does not know. */
    QUEUE_ORPHAN,
    /** A request in the directory that the queue does not know. */
    DIRECTORY_ORPHAN,
    /** Our request has disappeared. */
    REQUEST_VANISHED,
    /** Exchange refused the command. */
    REFUSED,
    /** The request failed for a reason that will not pass by itself. */
    FAILED,
    /** Somebody suspended the request. */
    SUSPENDED_BY_OTHERS,
    /** The request completed and the mailbox lives elsewhere. */
    COMPLETED_ELSEWHERE,
    /** The mailbox moved and a check after it did not pass. */
    NOT_VERIFIED
  }

  /** One of which the code says all. */
  public Question(Code code, String sentence, List<Choice> choices) {
    this(code, sentence, choices, null);
  }

  /**
   * The cause by which questions are told apart: those with the same one can be answered at once.
   */
  public String sharedCause() {
    return cause == null ? code.name().toLowerCase(Locale.ROOT).replace('_', '-') : cause;
  }

  /** A question without answers is none. */
  public Question {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(sentence, "sentence");
    choices = List.copyOf(choices);
    if (choices.isEmpty()) {
      throw new IllegalArgumentException("a question needs a possible answer");
    }
  }
}
