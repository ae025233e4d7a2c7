package io.mailferry.activities.exchange.command.argument;

import io.mailferry.model.Database;
import io.mailferry.model.Limits;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code New-MoveRequest} asks for, legal by construction: one record per parameter set
 * (docs/exchange/move-requests.md#parameter-sets), so that a target database cannot meet a push,
 * nor a remote one a pull.
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
   * @param part what of it, and where to
   * @param common the rest
   */
  record Local(MailboxGuid mailbox, Part part, Common common) implements NewMove {}

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
   * From a forest of Exchange 2003 or 2007, run in the target against the mail user; set {@code
   * MigrationRemoteLegacy}, whose direction Exchange reads off the recipient
   * (docs/exchange/move-requests.md#remote-legacy).
   *
   * @param mailbox whom
   * @param far the other forest
   * @param target where to, in this organisation
   * @param common the rest
   */
  record LegacyPull(MailboxGuid mailbox, LegacyEnd far, Database target, Common common)
      implements NewMove {}

  /**
   * To a forest of Exchange 2003 or 2007, run in the source against the mailbox; set {@code
   * MigrationRemoteLegacy}.
   *
   * @param mailbox whom
   * @param far the other forest
   * @param remoteTarget where to, in the far organisation
   * @param common the rest
   */
  record LegacyPush(MailboxGuid mailbox, LegacyEnd far, Database remoteTarget, Common common)
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
      String deliveryDomain) {
    /**
     * @throws IllegalCommand when a name is blank or has a NUL
     */
    public FarEnd {
      Rule.name("RemoteHostName", hostName);
      Rule.nameIfGiven("RemoteCredential", credential);
      Rule.nameIfGiven("RemoteGlobalCatalog", globalCatalog);
      Rule.name("TargetDeliveryDomain", deliveryDomain);
    }
  }

  /**
   * The far end of a move from or to Exchange 2003 or 2007, which has no MRS proxy.
   *
   * @param globalCatalog the far global catalog
   * @param credential the <em>name</em> of the credential for it
   * @param deliveryDomain the domain to which mail for the moved mailbox is routed
   */
  record LegacyEnd(String globalCatalog, String credential, String deliveryDomain) {
    /**
     * @throws IllegalCommand when a name is blank or has a NUL
     */
    public LegacyEnd {
      Rule.name("RemoteGlobalCatalog", globalCatalog);
      Rule.name("RemoteCredential", credential);
      Rule.name("TargetDeliveryDomain", deliveryDomain);
    }
  }

  /**
   * What every route has in common.
   *
   * @param wave marks the request as ours, through its {@code BatchName}
   * @param loss how much may be left behind
   * @param brake what keeps it from completing
   * @param begin whether it may begin
   */
  record Common(WaveName wave, Loss loss, Brake brake, Begin begin) {
    /** One that begins soon and is held to limits. */
    public Common(WaveName wave, Limits limits, Brake brake) {
      this(wave, new Loss.UpTo(limits), brake, new Begin.Soon());
    }
  }

  /**
   * What keeps a request from completing by itself. Times do not go with {@code
   * -SuspendWhenReadyToComplete} (docs/exchange/completion.md#styles-do-not-mix).
   */
  sealed interface Brake {
    /**
     * {@code -CompleteAfter}.
     *
     * @param at in UTC; at most 120 days ahead
     * @param startAfter not to start before, in UTC; at most 30 days ahead and not after {@code at}
     * @param syncEvery how often to sync until then, 0 to 120 days; null for Exchange's own 24 h
     */
    record CompleteAfter(Instant at, @Nullable Instant startAfter, @Nullable Duration syncEvery)
        implements Brake {
      /**
       * @throws IllegalCommand when it would start after it completes, or the interval is too long
       */
      public CompleteAfter {
        Rule.that(
            startAfter == null || !startAfter.isAfter(at), "StartAfter is not after CompleteAfter");
        if (syncEvery != null) {
          Rule.interval(syncEvery);
        }
      }

      /** Starts soon, and syncs as often as Exchange likes. */
      public CompleteAfter(Instant at) {
        this(at, null, null);
      }
    }

    /** {@code -SuspendWhenReadyToComplete}. */
    record SuspendWhenReady() implements Brake {}

    /**
     * Nothing: it switches as soon as it has copied, in the middle of the day if need be. Said in
     * so many words, and never by the policy.
     */
    record None() implements Brake {}
  }
}
