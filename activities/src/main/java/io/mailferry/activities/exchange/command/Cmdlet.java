package io.mailferry.activities.exchange.command;

/**
 * A command to Exchange: one kind per cmdlet, each only in the combinations that Exchange takes.
 *
 * <p>Mailboxes and databases are named by GUID, never by anything that could be blank or ambiguous:
 * a blank identity would mean every request there is.
 */
public sealed interface Cmdlet
    permits NewMoveRequest,
        GetMoveRequest,
        GetMoveRequestStatistics,
        SetMoveRequest,
        ResumeMoveRequest,
        SuspendMoveRequest,
        RemoveMoveRequest,
        GetMailboxDatabase,
        GetMailboxDatabaseCopyStatus,
        GetMailbox,
        GetMailUser,
        GetMigrationUser,
        GetMailboxStatistics,
        TestMapiConnectivity,
        TestMigrationServerAvailability,
        GetThrottlingPolicyAssociation,
        GetThrottlingPolicy {}
