package io.mailferry.model.decision;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.mailferry.model.Limits;
import io.mailferry.model.order.Question;
import io.mailferry.model.outcome.MigrationOutcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The one thing to do next. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Action.Submit.class, name = "submit"),
  @JsonSubTypes.Type(value = Action.WaitAndLook.class, name = "wait"),
  @JsonSubTypes.Type(value = Action.Release.class, name = "release"),
  @JsonSubTypes.Type(value = Action.Park.class, name = "park"),
  @JsonSubTypes.Type(value = Action.Suspend.class, name = "suspend"),
  @JsonSubTypes.Type(value = Action.Resume.class, name = "resume"),
  @JsonSubTypes.Type(value = Action.Withdraw.class, name = "withdraw"),
  @JsonSubTypes.Type(value = Action.RaiseLimits.class, name = "raiseLimits"),
  @JsonSubTypes.Type(value = Action.Repoint.class, name = "repoint"),
  @JsonSubTypes.Type(value = Action.Discard.class, name = "discard"),
  @JsonSubTypes.Type(value = Action.RemoveLeftover.class, name = "removeLeftover"),
  @JsonSubTypes.Type(value = Action.RemoveOrphan.class, name = "removeOrphan"),
  @JsonSubTypes.Type(value = Action.Ask.class, name = "ask"),
  @JsonSubTypes.Type(value = Action.Verify.class, name = "verify"),
  @JsonSubTypes.Type(value = Action.CleanUp.class, name = "cleanUp"),
  @JsonSubTypes.Type(value = Action.Finish.class, name = "finish")
})
public sealed interface Action {
  /** Create the move request. */
  record Submit() implements Action {}

  /**
   * Do nothing and look again; earlier when something changes.
   *
   * @param lookAgainIn how long at most, by Exchange's clock
   * @param expected what is next when all goes well; null when that is open, and in decisions of
   *     earlier releases
   */
  record WaitAndLook(Duration lookAgainIn, @Nullable Expected expected) implements Action {
    /** A wait of which nobody knows what it leads to. */
    public WaitAndLook(Duration lookAgainIn) {
      this(lookAgainIn, null);
    }
  }

  /** Let Exchange complete the move now. */
  record Release() implements Action {}

  /** Put a completion that would come too early far into the future. */
  record Park() implements Action {}

  /** Suspend the request, because an operator paused the migration. */
  record Suspend() implements Action {}

  /** Resume the request. */
  record Resume() implements Action {}

  /** Remove the request before it completes, because an operator cancelled the migration. */
  record Withdraw() implements Action {}

  /**
   * Let the request leave more items behind.
   *
   * @param limits its limits from now on
   */
  record RaiseLimits(Limits limits) implements Action {}

  /** Give the request the far host and credential of today's settings, as an operator wants it. */
  record Repoint() implements Action {}

  /** Remove a failed request, because an operator asked for a new one in its place. */
  record Discard() implements Action {}

  /** Remove the completed request of an earlier move, because a person wants it out of the way. */
  record RemoveLeftover() implements Action {}

  /**
   * Remove what is left of a request of which stamp or queue item is lost, as a person wants it.
   */
  record RemoveOrphan() implements Action {}

  /**
   * Ask a person, and wait.
   *
   * @param question what
   */
  record Ask(Question question) implements Action {}

  /** Prove that the mailbox has arrived. */
  record Verify() implements Action {}

  /** Remove the completed request. */
  record CleanUp() implements Action {}

  /**
   * End the migration.
   *
   * @param outcome how it ended
   */
  record Finish(MigrationOutcome outcome) implements Action {}

  /** Whether an activity of its own carries it out; what is left is waiting, asking, ending. */
  default boolean hasActivity() {
    return changesRequest() || this instanceof Verify;
  }

  /** Whether Exchange has more to do at a time by it. */
  default boolean begins() {
    return this instanceof Submit || this instanceof Resume || this instanceof Release;
  }

  /** Whether it changes a move request. */
  default boolean changesRequest() {
    return switch (this) {
      case Submit _,
          Release _,
          Park _,
          Suspend _,
          Resume _,
          Withdraw _,
          RaiseLimits _,
          Repoint _,
          Discard _,
          RemoveLeftover _,
          RemoveOrphan _,
          CleanUp _ ->
          true;
      case WaitAndLook _, Ask _, Verify _, Finish _ -> false;
    };
  }
}
