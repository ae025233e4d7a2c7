package io.mailferry.operations.plan;

import io.mailferry.model.Limits;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.plan.IdentityKind;
import org.jspecify.annotations.Nullable;

/**
 * One mailbox of a plan file.
 *
 * @param line the line's number in the file, from 1
 * @param address whom to move: an address, or the identity of the kind below
 * @param targetDatabase the name of the database to move to
 * @param targetArchiveDatabase where the archive goes; the same as the mailbox when absent
 * @param limits how much loss is accepted
 * @param scope which part moves
 * @param badItemsStated whether the file states how many bad items may be left behind; where it
 *     does not, none may
 * @param kind what the identity is where it is no SMTP address; null for one
 * @param cutover when it may switch; null where it switches with the others
 * @param zone where its owner lives; empty where the file does not say
 */
public record PlanLine(
    int line,
    String address,
    String targetDatabase,
    @Nullable String targetArchiveDatabase,
    Limits limits,
    MailboxScope scope,
    boolean badItemsStated,
    @Nullable IdentityKind kind,
    @Nullable LineCutover cutover,
    String zone) {
  /** One that is named by its address. */
  public PlanLine(
      int line,
      String address,
      String targetDatabase,
      @Nullable String targetArchiveDatabase,
      Limits limits,
      MailboxScope scope,
      boolean badItemsStated) {
    this(
        line,
        address,
        targetDatabase,
        targetArchiveDatabase,
        limits,
        scope,
        badItemsStated,
        null,
        null,
        "");
  }

  /** The same with a database, where one is given. */
  PlanLine withDatabase(@Nullable String given) {
    return given == null
        ? this
        : new PlanLine(
            line,
            address,
            given,
            targetArchiveDatabase,
            limits,
            scope,
            badItemsStated,
            kind,
            cutover,
            zone);
  }
}
