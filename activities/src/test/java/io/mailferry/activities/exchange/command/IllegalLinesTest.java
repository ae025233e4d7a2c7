package io.mailferry.activities.exchange.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mailferry.activities.exchange.catalogue.ExchangeVersion;
import io.mailferry.activities.exchange.command.argument.BatchPattern;
import io.mailferry.activities.exchange.command.argument.Begin;
import io.mailferry.activities.exchange.command.argument.Change;
import io.mailferry.activities.exchange.command.argument.Comment;
import io.mailferry.activities.exchange.command.argument.IllegalCommand;
import io.mailferry.activities.exchange.command.argument.Loss;
import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.activities.exchange.command.argument.Part;
import io.mailferry.activities.exchange.command.line.Rendering;
import io.mailferry.activities.exchange.command.line.UnknownToVersion;
import io.mailferry.model.Database;
import io.mailferry.model.Limits;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What docs/exchange/move-requests.md#illegal-lines forbids cannot be built. Most of it cannot even
 * be written: no record has a place for the second of two parameters that exclude each other. That
 * is shown by rendering everything that can be built and finding no such pair in it; where a value
 * decides, the constructor or the rendering says which rule was broken.
 */
class IllegalLinesTest {
  private static final MailboxGuid MAILBOX = MailboxGuid.of("3f1c0000-0000-0000-0000-000000000001");
  private static final Database DB = database(2);
  private static final Database ARCHIVE_DB = database(3);
  private static final WaveName WAVE = new WaveName("w07");
  private static final String DC = "dc1.target.example";
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Rendering RENDERING = Rendering.at(NOW);
  private static final Instant SOON = NOW.plus(Duration.ofDays(1));

  private static final List<Set<String>> EVERYTHING =
      everyMove()
          .flatMap(move -> Stream.of(true, false).map(dry -> new NewMoveRequest(move, DC, dry)))
          .map(request -> RENDERING.of(request).parameters().keySet())
          .toList();

  @Test
  void buildsManyLinesToLookAt() {
    assertThat(EVERYTHING).hasSizeGreaterThan(2_000);
    assertThat(EVERYTHING.stream().flatMap(Set::stream).distinct())
        .as("every choice was made in one of them")
        .contains("Remote", "Outbound", "RemoteLegacy", "PrimaryOnly", "ArchiveOnly")
        .contains("RemoteArchiveTargetDatabase", "ArchiveTargetDatabase", "AllowLargeItems")
        .contains("CompleteAfter", "StartAfter", "IncrementalSyncInterval", "SuspendComment")
        .contains("SuspendWhenReadyToComplete", "AcceptLargeDataLoss", "LargeItemLimit", "WhatIf");
  }

  @ParameterizedTest
  @CsvSource({
    "Remote, RemoteTargetDatabase",
    "Remote, RemoteArchiveTargetDatabase",
    "Outbound, TargetDatabase",
    "Outbound, ArchiveTargetDatabase",
    "TargetDatabase, RemoteTargetDatabase",
    "Remote, Outbound",
    "Remote, RemoteLegacy",
    "Outbound, RemoteLegacy",
    "RemoteLegacy, RemoteHostName",
    "RemoteLegacy, PrimaryOnly",
    "RemoteLegacy, ArchiveOnly",
    "RemoteLegacy, ArchiveTargetDatabase",
    "RemoteLegacy, RemoteArchiveTargetDatabase",
    "Remote, PrimaryOnly",
    "Remote, ArchiveOnly",
    "Outbound, PrimaryOnly",
    "Outbound, ArchiveOnly",
    "SuspendWhenReadyToComplete, CompleteAfter",
    "SuspendWhenReadyToComplete, StartAfter",
    "SuspendWhenReadyToComplete, IncrementalSyncInterval",
    "ArchiveOnly, PrimaryOnly",
    "ArchiveOnly, TargetDatabase",
    "ArchiveOnly, RemoteTargetDatabase",
    "PrimaryOnly, ArchiveTargetDatabase",
    "PrimaryOnly, RemoteArchiveTargetDatabase",
    "AllowLargeItems, LargeItemLimit",
  })
  void hasNoPlaceForTwoThatExcludeEachOther(String one, String other) {
    assertThat(EVERYTHING)
        .allSatisfy(names -> assertThat(names.containsAll(Set.of(one, other))).isFalse());
  }

  /**
   * Not ours to send at all: no set has them, or nobody needs them
   * (docs/exchange/move-requests.md#illegal-lines).
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "DoNotPreserveMailboxSignature",
        "RemoteOrganizationName",
        "ForcePull",
        "ForcePush",
        "ForceOffline",
        "PreventCompletion",
        "RequestExpiryInterval",
        "InternalFlags",
        "Protect"
      })
  void hasNoPlaceForWhatIsNeverSent(String name) {
    assertThat(EVERYTHING).allSatisfy(names -> assertThat(names).doesNotContain(name));
  }

  @ParameterizedTest
  @CsvSource({
    "Remote, RemoteHostName",
    "Remote, TargetDatabase",
    "Remote, TargetDeliveryDomain",
    "Outbound, RemoteHostName",
    "Outbound, RemoteTargetDatabase",
    "Outbound, TargetDeliveryDomain",
    "RemoteLegacy, RemoteGlobalCatalog",
    "RemoteLegacy, RemoteCredential",
    "RemoteLegacy, TargetDeliveryDomain",
    "SuspendComment, Suspend",
    "ArchiveOnly, ArchiveTargetDatabase",
    "PrimaryOnly, TargetDatabase",
    "Identity, BatchName",
    "Identity, DomainController",
  })
  void neverHasOneWithoutTheOther(String one, String needed) {
    assertThat(EVERYTHING)
        .allSatisfy(names -> assertThat(names.contains(one) && !names.contains(needed)).isFalse());
  }

  @Test
  void namesAFarEndOnlyWhereThereIsADirection() {
    assertThat(EVERYTHING)
        .allSatisfy(
            names -> {
              if (names.contains("RemoteHostName")) {
                assertThat(names).containsAnyOf("Remote", "Outbound");
              }
              if (names.contains("TargetDeliveryDomain")) {
                assertThat(names).containsAnyOf("Remote", "Outbound", "RemoteLegacy");
              }
            });
  }

  @Test
  void alwaysNamesADatabaseBecauseExchangeWouldTakeAnyOther() {
    assertThat(EVERYTHING)
        .allSatisfy(
            names ->
                assertThat(names)
                    .containsAnyOf(
                        "TargetDatabase", "RemoteTargetDatabase", "ArchiveTargetDatabase"));
  }

  /**
   * Asked for from 51 on, and refused with no limit at all
   * (docs/exchange/move-requests.md#large-loss).
   */
  @Test
  void acceptsLossOnlyWhenALimitAsksForIt() {
    assertThat(everyMove())
        .allSatisfy(
            move -> {
              var given = RENDERING.of(new NewMoveRequest(move, DC)).parameters();
              assertThat(given.containsKey("AcceptLargeDataLoss"))
                  .isEqualTo(
                      number(given, "BadItemLimit") > 50 || number(given, "LargeItemLimit") > 50);
            });
  }

  @Test
  void startsNothingAfterItsEnd() {
    refused(
        () -> new NewMove.Brake.CompleteAfter(SOON, SOON.plusSeconds(1), null),
        "StartAfter is not after CompleteAfter");
  }

  @Test
  void syncsEvery0To120Days() {
    for (var wrong : List.of(Duration.ofSeconds(-1), Duration.ofDays(120).plusSeconds(1))) {
      refused(() -> new NewMove.Brake.CompleteAfter(SOON, null, wrong), "0 to 120 days");
      refused(() -> new Change.SyncEvery(wrong), "0 to 120 days");
    }
    assertThat(new Change.SyncEvery(Duration.ofDays(120)).interval()).hasDays(120);
  }

  @Test
  void completesAtMost120DaysAhead() {
    var last = NOW.plus(Duration.ofDays(120));

    RENDERING.of(new SetMoveRequest(MAILBOX, new Change.CompleteAfter(last), DC));
    refused(
        () ->
            RENDERING.of(
                new SetMoveRequest(MAILBOX, new Change.CompleteAfter(last.plusSeconds(1)), DC)),
        "at most 120 days ahead");
    refused(
        () ->
            RENDERING.of(
                request(new NewMove.Brake.CompleteAfter(last.plusSeconds(1)), Limits.NONE)),
        "at most 120 days ahead");
  }

  @Test
  void startsAtMost30DaysAhead() {
    var last = NOW.plus(Duration.ofDays(30));
    var after = last.plusSeconds(1);

    RENDERING.of(request(new NewMove.Brake.CompleteAfter(after, last, null), Limits.NONE));
    refused(
        () ->
            RENDERING.of(request(new NewMove.Brake.CompleteAfter(after, after, null), Limits.NONE)),
        "at most 30 days ahead");
    refused(
        () -> RENDERING.of(new SetMoveRequest(MAILBOX, new Change.StartAfter(after), DC)),
        "at most 30 days ahead");
  }

  @Test
  void commentsInUpTo4096Characters() {
    assertThat(new Comment("x".repeat(4096)).text()).hasSize(4096);
    refused(() -> new Comment("x".repeat(4097)), "at most 4096 characters");
    refused(() -> new Comment(" "), "not blank");
  }

  @Test
  void refusesABlankBatchBecauseItWouldMeanEveryRequest() {
    refused(() -> new BatchPattern(" "), "every request");
    refused(() -> new BatchPattern("x".repeat(256)), "at most 255 characters");
    assertThat(WAVE.batchName()).isEqualTo("mailferry/w07");
    assertThat(new WaveName("x".repeat(64)).batchName().length()).isLessThanOrEqualTo(255);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\0b", "half \uD83D"})
  void takesNoTextThatIsBlankOrWouldNotArriveAsItIs(String text) {
    refused(() -> new NewMove.FarEnd(text, null, null, "d"), "RemoteHostName");
    refused(() -> new NewMove.FarEnd("h", text, null, "d"), "RemoteCredential");
    refused(() -> new NewMove.FarEnd("h", null, text, "d"), "RemoteGlobalCatalog");
    refused(() -> new NewMove.FarEnd("h", null, null, text), "TargetDeliveryDomain");
    refused(() -> new NewMove.LegacyEnd(text, "c", "d"), "RemoteGlobalCatalog");
    refused(() -> new NewMove.LegacyEnd("g", text, "d"), "RemoteCredential");
    refused(() -> new Change.FarEnd(text, null, null), "RemoteHostName");
    refused(() -> new Comment(text), "SuspendComment");
    refused(() -> new GetThrottlingPolicyAssociation(text), "account");
    refused(() -> new GetThrottlingPolicy.Which.One(text), "throttling policy");
    refused(() -> new ResumeMoveRequest(MAILBOX, text), "domain controller");
    refused(() -> new RemoveMoveRequest.Which.OfMailbox(MAILBOX, text), "domain controller");
    assertThatExceptionOfType(IllegalCommand.class).isThrownBy(() -> new BatchPattern(text));
  }

  @Test
  void changesSomething() {
    refused(() -> new Change.FarEnd(null, null, null), "a change changes something");
    refused(() -> new Change.MostLoss(Limits.NONE), "a change changes something");
    refused(() -> new Loss.AllLargeItems(-1), "0 or more");
  }

  @Test
  void sendsNothingThatAStatedVersionDoesNotHave() {
    var for2010 = new Rendering(NOW, ExchangeVersion.V2010);

    unknown(
        () -> for2010.of(request(new NewMove.Brake.CompleteAfter(SOON), Limits.NONE)),
        "Exchange 2010 does not know New-MoveRequest -CompleteAfter");
    unknown(
        () -> for2010.of(request(new NewMove.Brake.SuspendWhenReady(), new Limits(0, 10))),
        "Exchange 2010 does not know New-MoveRequest -LargeItemLimit");
    unknown(
        () -> for2010.of(new SetMoveRequest(MAILBOX, new Change.PreventCompletion(false), DC)),
        "Exchange 2010 does not know Set-MoveRequest -PreventCompletion");
    unknown(
        () -> for2010.of(new GetMigrationUser(MAILBOX)),
        "Exchange 2010 does not have Get-MigrationUser");
    assertThat(for2010.of(request(new NewMove.Brake.SuspendWhenReady(), new Limits(60, 0))))
        .isNotNull();
  }

  /** A table of versions that lacked something would refuse what every Exchange takes. */
  @Test
  void findsEveryParameterItSendsInTheTableOfVersions() {
    var newest = new Rendering(NOW, ExchangeVersion.SE);

    assertThat(everyMove().map(move -> newest.of(new NewMoveRequest(move, DC, true))))
        .hasSizeGreaterThan(1_000);
  }

  private static int number(Map<String, Object> given, String name) {
    return given.get(name) instanceof Integer number ? number : 0;
  }

  private static void refused(ThrowingCallable built, String rule) {
    assertThatExceptionOfType(IllegalCommand.class).isThrownBy(built).withMessageContaining(rule);
  }

  private static void unknown(ThrowingCallable built, String sentence) {
    assertThatExceptionOfType(UnknownToVersion.class).isThrownBy(built).withMessage(sentence);
  }

  private static NewMoveRequest request(NewMove.Brake brake, Limits limits) {
    return new NewMoveRequest(
        new NewMove.Local(
            MAILBOX, new Part.Whole(DB, null), new NewMove.Common(WAVE, limits, brake)),
        DC);
  }

  private static Stream<NewMove> everyMove() {
    var far = new NewMove.FarEnd("mail.far.example", null, null, "target.example");
    var named = new NewMove.FarEnd("mail.far.example", "far", "gc.far.example", "target.example");
    var old = new NewMove.LegacyEnd("gc.far.example", "far", "target.example");
    var moves = new ArrayList<NewMove>();
    for (var common : everyCommon()) {
      moves.add(new NewMove.Local(MAILBOX, new Part.PrimaryOnly(DB), common));
      moves.add(new NewMove.Local(MAILBOX, new Part.ArchiveOnly(ARCHIVE_DB), common));
      moves.add(new NewMove.LegacyPull(MAILBOX, old, DB, common));
      moves.add(new NewMove.LegacyPush(MAILBOX, old, DB, common));
      for (var archive : Arrays.asList(null, ARCHIVE_DB)) {
        moves.add(new NewMove.Local(MAILBOX, new Part.Whole(DB, archive), common));
        for (var end : List.of(far, named)) {
          moves.add(new NewMove.Pull(MAILBOX, end, DB, archive, common));
          moves.add(new NewMove.Push(MAILBOX, end, DB, archive, common));
        }
      }
    }
    return moves.stream();
  }

  private static List<NewMove.Common> everyCommon() {
    var commons = new ArrayList<NewMove.Common>();
    var losses =
        Stream.concat(
                Stream.of(0, 50, 51)
                    .flatMap(
                        bad ->
                            Stream.of(0, 50, 51)
                                .map(large -> new Loss.UpTo(new Limits(bad, large)))),
                Stream.of(0, 51).map(Loss.AllLargeItems::new))
            .toList();
    for (var loss : losses) {
      for (var brake :
          List.of(
              new NewMove.Brake.CompleteAfter(SOON),
              new NewMove.Brake.CompleteAfter(SOON, NOW, Duration.ofHours(4)),
              new NewMove.Brake.SuspendWhenReady(),
              new NewMove.Brake.None())) {
        for (var begin :
            List.of(
                new Begin.Soon(),
                new Begin.WhenResumed(null),
                new Begin.WhenResumed(new Comment("not released")))) {
          commons.add(new NewMove.Common(WAVE, loss, brake, begin));
        }
      }
    }
    return commons;
  }

  private static Database database(int number) {
    return new Database(new UUID(0xb0c1, number), "DB0" + number, "CN=DB0" + number);
  }
}
