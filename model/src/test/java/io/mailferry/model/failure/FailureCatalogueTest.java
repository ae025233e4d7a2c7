package io.mailferry.model.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.move.QueueItem;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Exchange's own words, as people have posted them, and the family that they belong to. */
class FailureCatalogueTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TooManyBadItemsPermanentException|This mailbox exceeded the maximum number of corrupted"
            + " items that were specified for this move request.|BAD_ITEMS",
        "TooManyBadItemsPermanentException|Failed to find a principal from the source forest or"
            + " target forest|FOLDER_RIGHTS",
        "MailboxReplicationPermanentException|Error: This mailbox exceeded the maximum number of"
            + " corrupted items that were specified for this request.|BAD_ITEMS",
        "TooManyLargeItemsPermanentException||LARGE_ITEMS",
        "StoragePermanentException|Message (size 31 MB) exceeds the maximum allowed size for"
            + " submission to mailbox|LARGE_ITEMS",
        "TooManyMissingItemsPermanentException||MISSING_ITEMS",
        "MapiExceptionShutoffQuotaExceeded|Unable to copy to target|QUOTA",
        "CommunicationErrorTransientException|MapiExceptionShutoffQuotaExceeded: Unable to"
            + " copy|QUOTA",
        "MailboxIsFullPermanentException||QUOTA",
        "StoragePermanentException|Lid: 24952 dwParam|FOLDER_RIGHTS",
        "SourceMailboxAlreadyBeingMovedTransientException||ANOTHER_MOVE",
        "SourceMailboxAlreadyBeingMovedPermanentException||ANOTHER_MOVE",
        "DestMailboxAlreadyBeingMovedPermanentException||ANOTHER_MOVE",
        "RemoteTransientException|Couldn't switch the mailbox into Sync Source mode.|ANOTHER_MOVE",
        "MailboxDataReplicationFailedPermanentException||COPIES_LAG",
        "CannotEnterFinalizationTransientException|Cannot enter finalization because Data Guarantee"
            + " is lagging behind|COPIES_LAG",
        "TooManyTransientFailureRetriesPermanentException|Database 'TGT-DB01' doesn't satisfy the"
            + " constraint SecondCopy|COPIES_LAG",
        "MapiExceptionMdbOffline||DATABASE_AWAY",
        "TooManyTransientFailureRetriesPermanentException|The most common failure is:"
            + " MapiExceptionWrongServer: Unable to open mailbox|DATABASE_AWAY",
        "TransientException|Active directory response: The LDAP server is"
            + " unavailable.|CONTROLLER_AWAY",
        "ADOperationException|Active Directory operation failed on dc1.target.example. This error"
            + " is not retriable.|CONTROLLER_AWAY",
        "ADOperationException|Active Directory operation failed on dc1.target.example. Additional"
            + " information: Insufficient access rights to perform the operation.|DIRECTORY_RIGHTS",
        "UpdateMovedMailboxPermanentException|SecErr: DSID-03150BB9, problem 4003"
            + " (INSUFF_ACCESS_RIGHTS), data 0|DIRECTORY_RIGHTS",
        "WrongServerException||DATABASE_AWAY",
        "MapiExceptionMailboxInTransit|MapiExceptionMailboxInTransit: Unable to open message store."
            + " (hr=0x80004005, ec=1292)|ANOTHER_MOVE",
        "MapiExceptionCallFailed|MapiExceptionMaxSubmissionExceeded: Unable to save changes."
            + " (hr=0x80004005, ec=1242)|LARGE_ITEMS",
        "SourceMailboxPermanentException|Unable to read mailbox signature basic"
            + " info|DAMAGED_SIGNATURE",
        "SourceMailboxConnectionStalePermanentException||CONNECTION_STALE",
        "TooManyTransientFailureRetriesPermanentException|The most common failure is:"
            + " MapiExceptionNetworkError: Unable to make connection|NETWORK",
        "CommunicationErrorTransientException|The remote endpoint no longer recognizes this"
            + " sequence.|NETWORK",
        "RemotePermanentException|The Mailbox Replication Service was unable to connect to the"
            + " remote server using the credentials provided. Please check the credentials and try"
            + " again.|FAR_CREDENTIAL",
        "MrsHttpUnauthorizedException||FAR_CREDENTIAL",
        "TooManyTransientFailureRetriesPermanentException|The HTTP request is unauthorized with"
            + " client authentication scheme 'Negotiate'.|FAR_CREDENTIAL",
        "RemotePermanentException|The HTTP request was forbidden with client authentication scheme"
            + " 'Negotiate'. The remote server returned an error: (403) Forbidden.|ENDPOINT_REFUSED",
        "RemoteTransientException|The call to 'https://mail.source.example/EWS/mrsproxy.svc' failed."
            + " Error details: Access is denied.|ENDPOINT_REFUSED",
        "CommunicationErrorTransientException|The remote server returned an error: (400) Bad"
            + " Request.|ENDPOINT_WRONG",
        "CommunicationErrorTransientException|The call timed out. Context: Operation:"
            + " IDestinationFolder.SetRules|NETWORK",
        "RemoteTransientException|The underlying connection was closed: Could not establish trust"
            + " relationship for the SSL/TLS secure channel.|ENDPOINT_CERTIFICATE",
        "MapiExceptionTooComplex|Unable to query table rows|DAMAGED_MAILBOX",
        "CorruptDataException|MapiExceptionBadValue: Unable to synchronize"
            + " manifest|DAMAGED_MAILBOX",
        "JobIsPoisonedPermanentException||POISONED",
        "UpdateMovedMailboxPermanentException||DIRECTORY_UPDATE",
        "UpdateMovedMailboxPermanentException|The domain controller has the Maintenance Mode flag"
            + " on|CONTROLLER_AWAY",
        "TooManyTransientFailureRetriesPermanentException|too many|TRIED_TOO_OFTEN",
        "TooManyTransientFailureRetriesPermanentException|Too many transient failures (60). The"
            + " most common failure is SourceMailboxAlreadyBeingMovedTransientException with 58"
            + " hits.|ANOTHER_MOVE",
        "TooManyTransientFailureRetriesPermanentException|The most common failure is"
            + " MrsHttpUnauthorizedException with 60 hits.|FAR_CREDENTIAL",
        "TooManyTransientFailureRetriesPermanentException|Der häufigste Fehler ist"
            + " 'MailboxDataReplicationFailedPermanentException'.|COPIES_LAG",
        "TooManyTransientFailureRetriesPermanentException|The most common failure is"
            + " MdbReplicationTransientException with 60 hits.|TRIED_TOO_OFTEN",
        "TooManyTransientFailureRetriesPermanentException|The most common failure is"
            + " TooManyTransientFailureRetriesPermanentException.|TRIED_TOO_OFTEN",
        "MailboxReplicationPermanentException|Error: MapiExceptionCallFailed: Unable to"
            + " SetSearchCriteria. (hr=0x80004005, ec=0)|BAD_ITEMS",
        "MapiExceptionPartialCompletion|MapiExceptionPartialCompletion: Unable to copy to target."
            + " (hr=0x40680, ec=0)|TARGET_STORE",
        "MailboxReplicationPermanentException|A tombstone is present in the target database for"
            + " this mailbox.|TARGET_STORE",
        "MapiExceptionCallFailed|MapiExceptionCallFailed: Unable to save changes."
            + " (hr=0x80004005, ec=-2147467259)|NOT_SAVED",
        "MapiExceptionPartialCompletion|MapiExceptionPartialCompletion: Unable to delete"
            + " folder.|NOT_SAVED",
        "StoragePermanentException|The item could not be opened.|DAMAGED_MAILBOX",
        "MailboxCorruptionRepairAbandonedPermanentException||DAMAGED_MAILBOX",
        "MapiExceptionCorruptData|Unable to open the folder|DAMAGED_MAILBOX",
        "DataConsistencyScorePermanentException|The data consistency score (Investigate) for this"
            + " request is too low.|DAMAGED_MAILBOX",
        "DestinationADNotUpToDatePermanentException||OUTDATED_REQUEST",
        "MailboxExceedsTargetQuotaPermanentException||QUOTA",
        "RemotePermanentException|The mailbox size exceeds target quota.|QUOTA",
        "WrongServerException|The mailbox is in the wrong mailbox database.|DATABASE_AWAY",
        "MdbReplicationTransientException|try later|PASSING",
        "SomethingNewPermanentException|nobody has seen this|UNKNOWN",
        "||UNKNOWN",
        "CompletedWithWarning|Failed to convert the source mailbox 'Primary' to mail-enabled user"
            + " after the move|TWO_MAILBOXES"
      })
  void tellsTheFamilyByExchangesWords(String type, String message, FailureFamily family) {
    assertThat(FailureCatalogue.familyOf(failure(type, message))).isEqualTo(family);
  }

  @Test
  void knowsNothingWhereExchangeGaveNoReason() {
    assertThat(FailureCatalogue.familyOf(null)).isEqualTo(FailureFamily.UNKNOWN);
  }

  @Test
  void whatNobodyKnowsIsTriedOnceAndNotForEver() {
    assertThat(FailureFamily.UNKNOWN.treatment()).isEqualTo(Treatment.RESUME_ONCE);
  }

  @Test
  void nothingThatNeedsAPersonIsResumedByItself() {
    assertThat(
            Arrays.stream(FailureFamily.values())
                .filter(family -> family.treatment() == Treatment.ASK)
                .collect(Collectors.toSet()))
        .isEqualTo(
            Set.of(
                FailureFamily.TWO_MAILBOXES,
                FailureFamily.BAD_ITEMS,
                FailureFamily.LARGE_ITEMS,
                FailureFamily.MISSING_ITEMS,
                FailureFamily.QUOTA,
                FailureFamily.FOLDER_RIGHTS,
                FailureFamily.FOLDER_RULES,
                FailureFamily.DAMAGED_SIGNATURE,
                FailureFamily.DAMAGED_MAILBOX,
                FailureFamily.DIRECTORY_RIGHTS,
                FailureFamily.ENDPOINT_WRONG,
                FailureFamily.ENDPOINT_CERTIFICATE,
                FailureFamily.FAR_CREDENTIAL));
  }

  @ParameterizedTest
  @EnumSource(FailureFamily.class)
  void everyFamilySaysWhatHappenedAndWhatHelps(FailureFamily family) {
    assertThat(family.cause()).isNotBlank().doesNotEndWith(".");
    assertThat(family.advice()).isNotBlank().doesNotEndWith(".");
  }

  private static QueueItem.Failure failure(String type, String message) {
    return new QueueItem.Failure(type == null ? "" : type, null, message == null ? "" : message);
  }
}
