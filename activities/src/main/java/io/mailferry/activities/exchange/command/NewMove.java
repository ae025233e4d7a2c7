package io.mailferry.activities.exchange.command;

import io.mailferry.model.Database;
import io.mailferry.model.Limits;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.WaveName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A {@code New-MoveRequest} that is legal by construction: one record per parameter set
 * (exchange.md 1.1), so that a target database cannot meet a push, nor a remote one a pull.
 */
public sealed interface NewMove {
  /** Whom to move. */
  MailboxGuid mailbox();

  /** What every route has in common. */
  Common common();

  /**
   * Between two databases of this organisation; set {@code MigrationLocal}.
   *
   * @param mailbox whom
   * @param target where to
   * @param targetArchive where the archive goes, when elsewhere
   * @param common the rest
   */
  record Local(
      MailboxGuid mailbox, Database target, @Nullable Database targetArchive, Common common)
      implements NewMove {}

  /**
   * From another forest, run in the target; set {@code MigrationRemote}.
   *
   * @param mailbox whom
   * @param far the endpoint in the source
   * @param target where to, in this organisation
   * @param targetArchive where the archive goes, when elsewhere
   * @param common the rest
   */
  record Pull(
      MailboxGuid mailbox,
      FarEnd far,
      Database target,
      @Nullable Database targetArchive,
      Common common)
      implements NewMove {}

  /**
   * To another forest, run in the source; set {@code MigrationOutbound}.
   *
   * @param mailbox whom
   * @param far the endpoint in the target
   * @param remoteTarget where to, in the far organisation
   * @param remoteTargetArchive where the archive goes, when elsewhere
   * @param common the rest
   */
  record Push(
      MailboxGuid mailbox,
      FarEnd far,
      Database remoteTarget,
      @Nullable Database remoteTargetArchive,
      Common common)
      implements NewMove {}

  /**
   * The far end of a cross-forest move.
   *
   * @param hostName the MRS proxy endpoint's fully qualified name
   * @param credential the <em>name</em> of the credential for it; null to use the service account
   * @param globalCatalog the far global catalog to use, when stated
   * @param deliveryDomain the domain to which mail for the moved mailbox is routed
   */
  record FarEnd(
      String hostName,
      @Nullable String credential,
      @Nullable String globalCatalog,
      String deliveryDomain) {}

  /**
   * What every route has in common.
   *
   * @param wave marks the request as ours, through its {@code BatchName}
   * @param limits how much loss is accepted
   * @param scope which part moves
   * @param brake what keeps it from completing
   */
  record Common(WaveName wave, Limits limits, MailboxScope scope, Brake brake) {}

  /** What keeps a request from completing by itself; the two exclude each other (1.3). */
  sealed interface Brake {
    /**
     * {@code -CompleteAfter}.
     *
     * @param at in UTC; at most 120 days ahead
     */
    record CompleteAfter(Instant at) implements Brake {}

    /** {@code -SuspendWhenReadyToComplete}. */
    record SuspendWhenReady() implements Brake {}
  }
}
