package io.mailferry.operations.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.status.MailboxSnapshot;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxQueryTest {
  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");
  private static final long TEN_GB = 10L << 30;

  /** Anna copies from SRC-DB07 to DB12, line 4, half of 10 GB. */
  private static final MailboxSnapshot ANNA =
      mailbox(
          new MailboxSnapshot.Decided(
              NOW, Phase.COPYING, Attention.WAITING, "COPYING", "It copies."),
          new MailboxSnapshot.Progress(
              NOW, RequestStatus.IN_PROGRESS, "CopyingMessages", 50, TEN_GB / 2, TEN_GB));

  private static final MailboxSnapshot NOT_SEEN = mailbox(null, null);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "database=DB12",
        "database = db12 and phase=copying",
        "to=DB12",
        "target-database='DB12'",
        "from=SRC-*",
        "source=*07",
        "address=anna@*",
        "user=\"Anna@X.example\"",
        "phase=ready,copying",
        "phase!=cutting over",
        "phase=ready for cutover or phase=copying",
        "PHASE=COPYING AND ATTENTION=waiting",
        "not phase=ready",
        "not (phase=ready or phase=paused)",
        "(database=DB12 or database=DB13) and percent>=50",
        "database=DB1 or database=DB12 and line=4",
        "wave=friday",
        "status=IN_PROGRESS",
        "status=in_*",
        "reason=copying",
        "percent<51",
        "percent <= 50%",
        "percent != 49",
        "size=10GB",
        "size > 9.5 gb",
        "size<11GiB",
        "line=4",
        "line=3,4",
        "line!=3,5",
        "address='anna@x.example'",
        "phase<>ready",
        "status=InProgress",
        "status<>CompletionInProgress",
        "state=copying",
        "not cause=failed/quota",
        "not dependency=*"
      })
  void meansWhoeverItHoldsOf(String query) {
    assertThat(MailboxQuery.read(query).means(ANNA)).as(query).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "database=DB1",
        "database=DB*3",
        "database!=DB12",
        "phase=ready",
        "phase=copying and not wave=friday",
        "attention=question",
        "percent>50",
        "percent<50",
        "size>10GB",
        "line!=4",
        "line!=3,4",
        "line=3,5",
        "address=ben@*,carla@*",
        "cause=*",
        "cause!=failed/quota",
        "dependency<>x",
        "status<>InProgress",
        "dependency=*",
        "(phase=copying or phase=ready) and database=DB13"
      })
  void meansNobodyElse(String query) {
    assertThat(MailboxQuery.read(query).means(ANNA)).as(query).isFalse();
  }

  @Test
  void whatIsNotKnownIsNeitherEqualNorLargerNorSmaller() {
    for (var query :
        new String[] {
          "phase=copying",
          "phase<>copying",
          "from=*",
          "from<>DB9",
          "status=*",
          "size>0kb",
          "size<=1TB",
          "size!=1GB",
          "percent<10",
          "percent<>5"
        }) {
      assertThat(MailboxQuery.read(query).means(NOT_SEEN)).as(query).isFalse();
    }
    assertThat(MailboxQuery.read("not phase=copying").means(NOT_SEEN)).isTrue();
    assertThat(MailboxQuery.read("state=waiting to start").means(NOT_SEEN)).isTrue();
    assertThat(MailboxQuery.read("database=DB12").means(NOT_SEEN)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                        | says nothing
          phase                     | has no comparison behind phase; write = or <>
          phase=                    | has no value where one was expected: it ends there
          phase=copyng              | copyng is no phase (did you mean copying?)
          phase=moving              | There are looking up, waiting for its turn to be copied
          attention=urgent          | There are none, waiting, stuck, question
          datbase=DB12              | the field datbase, which there is not (did you mean database?)
          database!=DB1 phase=ready | goes on where and, or or its end was expected: =ready
          percent<5,7               | compares with several numbers by <
          database>DB12             | of what is no number, = and <> can be asked
          percent=half              | compares percent with half, which is no number
          percent=5GB               | gives percent a unit: 5GB
          size>large                | write for example 10GB
          size>10                   | gives no unit with 10; write for example 10GB
          size>10ib                 | which is no number
          size>99999999999999TB     | which is no whole number
          percent<0.5               | compares percent with 0.5, which is no whole number
          line=2.5                  | which is no whole number
          phase<>copyng*            | copyng* is no phase
          phase=done                | done is no phase
          status=Moving             | There are
          (phase=copying            | has a ( that is not closed
          phase=copying)            | goes on where and, or or its end was expected: )
          phase=copying and         | names no field where one was expected
          =DB12                     | names no field where one was expected: =DB12
          """)
  void saysWhatIsWrongAndWhatThereIs(String query, String sentence) {
    assertThatThrownBy(() -> MailboxQuery.read(query))
        .isInstanceOfSatisfying(
            OperationFailed.class,
            refused -> assertThat(refused.code()).isEqualTo(ProblemCode.BAD_QUERY))
        .hasMessageContaining(sentence);
  }

  private static MailboxSnapshot mailbox(
      MailboxSnapshot.@Nullable Decided decided, MailboxSnapshot.@Nullable Progress progress) {
    return new MailboxSnapshot(
        new WaveName("friday"),
        4,
        "anna@x.example",
        new MailboxGuid(new UUID(1, 2)),
        decided == null ? null : "SRC-DB07",
        "DB12",
        null,
        decided,
        progress,
        null,
        NOW);
  }
}
