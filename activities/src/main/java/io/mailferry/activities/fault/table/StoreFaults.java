package io.mailferry.activities.fault.table;

import static io.mailferry.activities.fault.row.RowDraft.row;
import static io.mailferry.activities.fault.row.Sign.narrowed;
import static io.mailferry.activities.fault.row.Sign.text;
import static io.mailferry.activities.fault.row.Sign.type;

import io.mailferry.activities.fault.Fault.Refused.Reason;
import io.mailferry.activities.fault.FaultCode;
import io.mailferry.activities.fault.row.RowDraft;
import java.util.List;

/**
 * Databases and the store behind them (docs/exchange/command-errors.md#what-exchange-depends-on).
 *
 * <p>They stand after the endpoint's rows: the store's words also come as the second half of a call
 * that failed on its way.
 */
final class StoreFaults {
  private static final String NO_SUPPORT = "MapiExceptionNoSupport";
  private static final String NETWORK = "MapiExceptionNetworkError";
  private static final String CANNOT_OPEN = "Cannot open mailbox ";
  private static final String REMOTE = "RemoteTransientException";

  private StoreFaults() {}

  static List<RowDraft> rows() {
    return List.of(
        row(FaultCode.EX_DATABASE_SCHEMA)
            .unconfirmed()
            .when(
                type("NoSupportException"),
                type(NO_SUPPORT),
                narrowed(type(REMOTE), NO_SUPPORT),
                narrowed(type("MRS" + REMOTE), NO_SUPPORT),
                text(NO_SUPPORT),
                text("Failed to communicate with the mailbox database\\. There is no support"))
            .before(FaultCode.EX_STORE_AWAY, "a mailbox that cannot be opened may have this cause")
            .cause("A mailbox database is of an older schema than its server expects")
            .mailferry("It looks whether the command ran, and asks if it is told the same again.")
            .you(
                "Restart the Information Store on every member of the DAG, then see whether the"
                    + " database still wants Update-DatabaseSchema.")
            .seen(
                "docs/exchange/command-errors.md#database-schema",
                Samples.newMove("NoSupportException"),
                "NoSupportException",
                "Failed to communicate with the mailbox database. There is no support for this"
                    + " operation."),
        row(FaultCode.EX_STORE_AWAY)
            .unconfirmed()
            .when(
                type("ConnectionFailedTransientException"),
                type(NETWORK),
                narrowed(type(REMOTE), CANNOT_OPEN),
                narrowed(type("MRS" + REMOTE), CANNOT_OPEN),
                text(NETWORK),
                text(CANNOT_OPEN + "/o="),
                text("Failed to communicate with the mailbox database"))
            .cause("Exchange did not reach a mailbox database, or a system mailbox in one")
            .mailferry("It looks whether the command ran before it does anything else.")
            .you(
                "Look whether the databases are mounted and their servers answer, also those of"
                    + " the arbitration mailboxes.")
            .seen(
                "docs/exchange/command-errors.md#store-away",
                Samples.newMove(NETWORK),
                NETWORK,
                "MapiExceptionNetworkError: Unable to make connection to the server."
                    + " (hr=0x80004005, ec=2423)"),
        row(FaultCode.EX_COPY_LAGS)
            .unconfirmed()
            .when(
                type("CannotEnterFinalizationTransientException"),
                text("doesn't satisfy the constraint \\w+ because the commit time"))
            .cause("The copies of a database lag behind, and the database waits for them")
            .mailferry("It looks whether the command ran before it does anything else.")
            .you(
                "Repair the passive copies; DataMoveReplicationConstraint says for how many a move"
                    + " waits.")
            .seen(
                "docs/exchange/command-errors.md#copy-lags",
                "Database 3f1c0000-0000-0000-0000-000000000001 doesn't satisfy the constraint"
                    + " SecondCopy because the commit time 7/1/2022 2:35:10 PM isn't guaranteed by"
                    + " replication time 12/31/9999 11:59:59 PM."),
        row(FaultCode.EX_UNHEALTHY)
            .unconfirmed()
            .when(text("Resource '[^']*' is unhealthy and should(n't| not) be accessed"))
            .cause("Exchange holds work back because an index, a disk or a processor is unhealthy")
            .mailferry("It looks whether the command ran before it does anything else.")
            .you("Look at the resource named: the content index, or the server's load.")
            .seen(
                "docs/exchange/command-errors.md#unhealthy",
                "Resource 'CiAgeOfLastNotification(TGT-DB01)' is unhealthy and should not be"
                    + " accessed"),
        row(FaultCode.EX_NO_PROVISIONING)
            .refused(Reason.OTHER)
            .when(
                type("TargetExcludedFromProvisioningPermanentException"),
                text("Load balancing failed to find a valid mailbox database"))
            .cause("No database is open to new mailboxes")
            .mailferry("It stops and asks; nothing was changed.")
            .you(
                "Name a target database, or set IsExcludedFromProvisioning and"
                    + " IsSuspendedFromProvisioning of one to false.")
            .seen(
                "docs/exchange/command-errors.md#no-provisioning",
                "Load balancing failed to find a valid mailbox database."));
  }
}
