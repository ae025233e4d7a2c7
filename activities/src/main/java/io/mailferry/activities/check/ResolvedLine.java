package io.mailferry.activities.check;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.plan.Intention;
import io.mailferry.model.plan.PlannedMailbox;
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
 */
public record ResolvedLine(
    PlannedMailbox planned,
    String address,
    @Nullable MailboxGuid mailbox,
    @Nullable String home,
    @Nullable Intention intention,
    @Nullable String problem) {
  ResolvedLine refusing(Function<Intention, Optional<String>> reason) {
    return Optional.ofNullable(intention)
        .flatMap(reason)
        .map(why -> new ResolvedLine(planned, address, mailbox, home, null, why))
        .orElse(this);
  }
}
