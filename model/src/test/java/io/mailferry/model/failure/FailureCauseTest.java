package io.mailferry.model.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.Database;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.move.QueueItem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is asked by one question about failed requests, and who by another. */
class FailureCauseTest {
  private static final MailboxGuid ANNA = MailboxGuid.of("3f2504e0-4f89-41d3-9a0c-0305e82c3301");
  private static final Database TARGET = new Database(new UUID(7, 1), "TGT-DB01", "CN=TGT-DB01");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TooManyBadItemsPermanentException|11 bad items|failed/bad-items",
        "MapiExceptionMdbOffline||failed/database-away/TGT-DB01",
        "SomethingNewPermanentException|nobody has seen this|failed/unknown/SomethingNewPermanentException",
        "Microsoft.Exchange.OtherPermanentException|nor this|failed/unknown/OtherPermanentException",
        "MigrationMRSPermanentException|Error: MapiExceptionNotFound: Unable to open it."
            + " (hr=0x8004010f)|failed/unknown/MapiExceptionNotFound",
        "RemotePermanentException|SomethingNewPermanentException: it did not work."
            + "|failed/unknown/SomethingNewPermanentException",
        "RemotePermanentException|it did not work|failed/unknown/RemotePermanentException",
        "|it did not work|failed/unknown",
        "es ist: 'kaputt'; rm -rf|it did not work|failed/unknown/esistkaputtrm-rf",
        "TooManyTransientFailureRetriesPermanentException|The most common failure is"
            + " MdbReplicationTransientException with 60 hits."
            + "|failed/tried-too-often/MdbReplicationTransientException",
        "MdbReplicationTransientException|try later|failed/passing/MdbReplicationTransientException",
        "StoragePermanentException|MapiExceptionTooComplex: Unable to query table rows"
            + "|failed/damaged-mailbox/MapiExceptionTooComplex",
        "RemoteTransientException|The call to 'https://Mail.source.example/EWS/mrsproxy.svc' failed."
            + " Error details: The HTTP request was forbidden with client authentication scheme"
            + " 'Negotiate'.|failed/endpoint-refused/mail.source.example",
        "RemotePermanentException|The remote server returned an error: (403)"
            + " Forbidden.|failed/endpoint-refused",
        "RemoteTransientException|Could not establish trust relationship for the SSL/TLS secure"
            + " channel with authority 'mail.source.example'."
            + "|failed/endpoint-certificate/mail.source.example",
        "CompletedWithWarning|Failed to convert the source mailbox"
            + "|failed/two-mailboxes/3f2504e0-4f89-41d3-9a0c-0305e82c3301"
      })
  void namesWhatTheyHaveInCommon(@Nullable String type, @Nullable String message, String cause) {
    var failure =
        new QueueItem.Failure(type == null ? "" : type, null, message == null ? "" : message);

    assertThat(FailureCause.of(failure, ANNA, TARGET)).isEqualTo(cause);
    assertThat(FailureFamily.ofQuestion(cause)).contains(FailureCatalogue.familyOf(failure));
  }

  @Test
  void namesNoExceptionWhereExchangeGaveNoReason() {
    assertThat(FailureCause.of(null, ANNA, TARGET)).isEqualTo("failed/unknown");
  }

  @Test
  void isNoLongerThanAScreenIsWide() {
    var endless = new QueueItem.Failure("A".repeat(5000), null, "");

    assertThat(FailureCause.of(endless, ANNA, TARGET)).hasSizeLessThan(100);
  }

  /** As earlier releases called what they asked. */
  @ParameterizedTest
  @EnumSource(FailureFamily.class)
  void isUnderstoodWithoutWhatToldItApartToo(FailureFamily family) {
    assertThat(FailureFamily.ofQuestion(family.word())).contains(family);
  }
}
