package io.mailferry.activities.check;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.plan.Intention;
import io.mailferry.model.plan.PlannedMailbox;
import io.mailferry.workflows.check.LineProblem;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A line of a plan and what became of it.
 *
 * @param planned the line
 * @param address whom it names, for people
 * @param mailbox the mailbox that it means; null when nobody knows
 * @param home the name of the database in which that lives; null when nobody knows
 * @param intention what is to be done; null when the line cannot be started
 * @param problem why it cannot be, in a sentence; null when it can
 * @param people whom the sentence speaks of, at its end; null for nobody
 */
public record ResolvedLine(
    PlannedMailbox planned,
    String address,
    @Nullable MailboxGuid mailbox,
    @Nullable String home,
    @Nullable Intention intention,
    @Nullable String problem,
    @Nullable People people) {
  ResolvedLine refusing(Function<Intention, Optional<String>> reason) {
    return Optional.ofNullable(intention)
        .flatMap(reason)
        .map(why -> new ResolvedLine(planned, address, mailbox, home, null, why, null))
        .orElse(this);
  }

  /** The problem for people, with those whom it speaks of; null for none. */
  @Nullable String problemInWords() {
    return problem == null || people == null ? problem : problem + ": " + people.words();
  }

  /** The problem for a history; empty for none. */
  Optional<LineProblem> sealedProblem() {
    return problem == null
        ? Optional.empty()
        : Optional.of(
            new LineProblem(planned.line(), problem, people == null ? null : people.sealed()));
  }
}
