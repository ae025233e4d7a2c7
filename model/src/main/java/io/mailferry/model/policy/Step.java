package io.mailferry.model.policy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.mailferry.model.outcome.MigrationOutcome;
import java.time.Duration;

/** The one thing to do next. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Step.Submit.class, name = "submit"),
  @JsonSubTypes.Type(value = Step.WaitAndLook.class, name = "wait"),
  @JsonSubTypes.Type(value = Step.Release.class, name = "release"),
  @JsonSubTypes.Type(value = Step.Park.class, name = "park"),
  @JsonSubTypes.Type(value = Step.Suspend.class, name = "suspend"),
  @JsonSubTypes.Type(value = Step.Resume.class, name = "resume"),
  @JsonSubTypes.Type(value = Step.Withdraw.class, name = "withdraw"),
  @JsonSubTypes.Type(value = Step.Ask.class, name = "ask"),
  @JsonSubTypes.Type(value = Step.Verify.class, name = "verify"),
  @JsonSubTypes.Type(value = Step.CleanUp.class, name = "cleanUp"),
  @JsonSubTypes.Type(value = Step.Finish.class, name = "finish")
})
public sealed interface Step {
  /** Create the move request. */
  record Submit() implements Step {}

  /**
   * Do nothing and look again; earlier when something changes.
   *
   * @param lookAgainIn how long at most, by Exchange's clock
   */
  record WaitAndLook(Duration lookAgainIn) implements Step {}

  /** Let Exchange complete the move now. */
  record Release() implements Step {}

  /** Put a completion that would come too early far into the future. */
  record Park() implements Step {}

  /** Suspend the request, because an operator paused the migration. */
  record Suspend() implements Step {}

  /** Resume the request. */
  record Resume() implements Step {}

  /** Remove the request before it completes, because an operator cancelled the migration. */
  record Withdraw() implements Step {}

  /**
   * Ask a person, and wait.
   *
   * @param question what
   */
  record Ask(Question question) implements Step {}

  /** Prove that the mailbox has arrived. */
  record Verify() implements Step {}

  /** Remove the completed request. */
  record CleanUp() implements Step {}

  /**
   * End the migration.
   *
   * @param outcome how it ended
   */
  record Finish(MigrationOutcome outcome) implements Step {}
}
