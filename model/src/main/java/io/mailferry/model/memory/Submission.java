package io.mailferry.model.memory;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is known of our own {@code New-MoveRequest}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Submission.NotSent.class, name = "notSent"),
  @JsonSubTypes.Type(value = Submission.Unconfirmed.class, name = "unconfirmed"),
  @JsonSubTypes.Type(value = Submission.Seen.class, name = "seen")
})
public sealed interface Submission {
  /** No command of ours can exist. */
  record NotSent() implements Submission {}

  /**
   * A command may have run and nobody told us. Nothing is submitted again until the truth is known.
   *
   * @param since the latest moment at which it may have been sent; null until the next look sets it
   */
  record Unconfirmed(@Nullable Instant since) implements Submission {}

  /**
   * The request was seen in Exchange, whoever created it.
   *
   * @param at when it was last seen
   */
  record Seen(Instant at) implements Submission {}
}
