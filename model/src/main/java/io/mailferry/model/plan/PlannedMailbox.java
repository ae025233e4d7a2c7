package io.mailferry.model.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mailferry.model.Limits;
import io.mailferry.model.MailboxScope;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of a plan.
 *
 * @param line where it stands in the file, counted from 1, so that people find it again
 * @param address whom to move, sealed: an address, or the identity of the kind below
 * @param targetDatabase the name of the database to move to; never blank, because a missing
 *     database would become "any database" (docs/exchange/move-requests.md#no-target-database)
 * @param targetArchiveDatabase where the archive goes; the same as the mailbox when absent
 * @param limits how much loss is accepted
 * @param scope which part moves
 * @param kind what the identity is where it is no SMTP address; null for one, and in the oldest
 *     histories
 * @param cutover which of the plan's {@link WavePlan#cutovers} is its own, counted from 0; null for
 *     the wave's
 * @param zone where its owner lives, as the file says it; null where it does not
 */
public record PlannedMailbox(
    int line,
    SealedText address,
    String targetDatabase,
    @Nullable String targetArchiveDatabase,
    Limits limits,
    MailboxScope scope,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable IdentityKind kind,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer cutover,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String zone) {
  /** One that is named by its address. */
  public PlannedMailbox(
      int line,
      SealedText address,
      String targetDatabase,
      @Nullable String targetArchiveDatabase,
      Limits limits,
      MailboxScope scope) {
    this(line, address, targetDatabase, targetArchiveDatabase, limits, scope, null);
  }

  /** One that switches when the wave does. */
  public PlannedMailbox(
      int line,
      SealedText address,
      String targetDatabase,
      @Nullable String targetArchiveDatabase,
      Limits limits,
      MailboxScope scope,
      @Nullable IdentityKind kind) {
    this(line, address, targetDatabase, targetArchiveDatabase, limits, scope, kind, null, null);
  }

  /** The same with another of the plan's cutovers. */
  public PlannedMailbox switching(@Nullable Integer which) {
    return new PlannedMailbox(
        line, address, targetDatabase, targetArchiveDatabase, limits, scope, kind, which, zone);
  }

  /**
   * @throws IllegalArgumentException when the database is blank or the line is not positive
   */
  public PlannedMailbox {
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(scope, "scope");
    if (targetDatabase.isBlank()) {
      throw new IllegalArgumentException("line " + line + ": a mailbox needs a target database");
    }
    if (line < 1) {
      throw new IllegalArgumentException("lines are counted from 1");
    }
  }
}
