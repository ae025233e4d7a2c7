package io.mailferry.activities.exchange.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.exchange.catalogue.ExchangeVersion;
import io.mailferry.activities.exchange.command.argument.Begin;
import io.mailferry.activities.exchange.command.argument.Comment;
import io.mailferry.activities.exchange.command.argument.Loss;
import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.activities.exchange.command.argument.Part;
import io.mailferry.activities.exchange.command.line.Rendering;
import io.mailferry.model.Database;
import io.mailferry.model.Limits;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every legal line of docs/exchange/move-requests.md#legal-lines by its number there; in ours a
 * request always carries the wave's {@code BatchName} and its domain controller, and databases are
 * named by GUID.
 */
class LegalLinesTest {
  private static final MailboxGuid MAILBOX = MailboxGuid.of("3f1c0000-0000-0000-0000-000000000001");
  private static final Database DB01 = database("b0c10000-0000-0000-0000-000000000002");
  private static final Database DBA01 = database("b0c10000-0000-0000-0000-000000000003");
  private static final WaveName W07 = new WaveName("w07");
  private static final Instant NOW = Instant.parse("2025-06-01T10:00:00Z");
  private static final Instant AT = Instant.parse("2025-06-14T20:00:00Z");
  private static final NewMove.Brake UNTIL = new NewMove.Brake.CompleteAfter(AT);
  private static final NewMove.Brake STOP = new NewMove.Brake.SuspendWhenReady();
  private static final NewMove.Brake NONE = new NewMove.Brake.None();
  private static final NewMove.FarEnd SOURCE =
      new NewMove.FarEnd("mail.source.example", "c", "gc01.source.example", "target.example");
  private static final NewMove.FarEnd TARGET =
      new NewMove.FarEnd("mail.target.example", "c", null, "target.example");
  private static final NewMove.LegacyEnd OLD =
      new NewMove.LegacyEnd("gc01.source.example", "c", "target.example");

  @Test
  void line1LocalWithAScheduledCutover() {
    var brake = new NewMove.Brake.CompleteAfter(AT, null, Duration.ofDays(1));

    assertThat(line(local(whole(null), new Limits(10, 0), brake)))
        .isEqualTo(
            "-Identity MAILBOX -TargetDatabase DB01 -BatchName mailferry/w07 -BadItemLimit 10"
                + " -CompleteAfter {utc=2025-06-14T20:00:00Z} -IncrementalSyncInterval 1.00:00:00"
                + " -DomainController dc01.corp.example");
  }

  @Test
  void line2LocalToTwoDatabasesStoppingBeforeTheFinalSync() {
    assertThat(line(local(whole(DBA01), Limits.NONE, STOP), ExchangeVersion.V2010))
        .isEqualTo(
            "-Identity MAILBOX -TargetDatabase DB01 -ArchiveTargetDatabase DBA01 -BatchName"
                + " mailferry/w07 -SuspendWhenReadyToComplete true"
                + " -DomainController dc01.corp.example");
  }

  @Test
  void line3LocalArchiveOnly() {
    assertThat(line(local(new Part.ArchiveOnly(DBA01), Limits.NONE, NONE), ExchangeVersion.V2010))
        .isEqualTo(
            "-Identity MAILBOX -ArchiveOnly true -ArchiveTargetDatabase DBA01 -BatchName"
                + " mailferry/w07 -DomainController dc01.corp.example");
  }

  @Test
  void line4LocalPrimaryOnlyCreatedSuspendedWithAComment() {
    var resting =
        new NewMove.Common(
            W07,
            new Loss.UpTo(Limits.NONE),
            NONE,
            new Begin.WhenResumed(new Comment("wave 7 not released")));

    assertThat(
            line(
                new NewMove.Local(MAILBOX, new Part.PrimaryOnly(DB01), resting),
                ExchangeVersion.V2010))
        .isEqualTo(
            "-Identity MAILBOX -PrimaryOnly true -TargetDatabase DB01 -BatchName mailferry/w07"
                + " -Suspend true -SuspendComment wave 7 not released"
                + " -DomainController dc01.corp.example");
  }

  @Test
  void line5Pull() {
    var common = new NewMove.Common(W07, new Limits(10, 10), UNTIL);

    assertThat(line(new NewMove.Pull(MAILBOX, SOURCE, DB01, null, common)))
        .isEqualTo(
            "-Identity MAILBOX -Remote true -RemoteHostName mail.source.example -RemoteCredential"
                + " {credential=c} -RemoteGlobalCatalog gc01.source.example"
                + " -TargetDeliveryDomain target.example -TargetDatabase DB01 -BatchName"
                + " mailferry/w07 -BadItemLimit 10 -LargeItemLimit 10 -CompleteAfter"
                + " {utc=2025-06-14T20:00:00Z} -DomainController dc01.corp.example");
  }

  @Test
  void line6PullWithManualCutoverAndTheArchiveElsewhere() {
    var far = new NewMove.FarEnd("mail.source.example", "c", null, "target.example");
    var common = new NewMove.Common(W07, new Loss.AllLargeItems(0), STOP, new Begin.Soon());

    assertThat(line(new NewMove.Pull(MAILBOX, far, DB01, DBA01, common), ExchangeVersion.V2010))
        .isEqualTo(
            "-Identity MAILBOX -Remote true -RemoteHostName mail.source.example -RemoteCredential"
                + " {credential=c} -TargetDeliveryDomain target.example -TargetDatabase DB01"
                + " -ArchiveTargetDatabase DBA01 -BatchName mailferry/w07 -AllowLargeItems true"
                + " -SuspendWhenReadyToComplete true -DomainController dc01.corp.example");
  }

  @Test
  void line7Push() {
    var common = new NewMove.Common(W07, Limits.NONE, NONE);

    assertThat(line(new NewMove.Push(MAILBOX, TARGET, DB01, null, common), ExchangeVersion.V2010))
        .isEqualTo(
            "-Identity MAILBOX -Outbound true -RemoteHostName mail.target.example"
                + " -RemoteCredential {credential=c} -TargetDeliveryDomain target.example"
                + " -RemoteTargetDatabase DB01 -BatchName mailferry/w07"
                + " -DomainController dc01.corp.example");
  }

  @Test
  void line8PushWithTheArchive() {
    var common = new NewMove.Common(W07, Limits.NONE, NONE);

    assertThat(line(new NewMove.Push(MAILBOX, TARGET, DB01, DBA01, common), ExchangeVersion.V2010))
        .contains("-RemoteTargetDatabase DB01 -RemoteArchiveTargetDatabase DBA01");
  }

  @Test
  void line9LegacyPullAndItsPush() {
    var common = new NewMove.Common(W07, Limits.NONE, NONE);

    assertThat(line(new NewMove.LegacyPull(MAILBOX, OLD, DB01, common), ExchangeVersion.V2010))
        .isEqualTo(
            "-Identity MAILBOX -RemoteLegacy true -RemoteCredential {credential=c}"
                + " -RemoteGlobalCatalog gc01.source.example -TargetDeliveryDomain target.example"
                + " -TargetDatabase DB01 -BatchName mailferry/w07"
                + " -DomainController dc01.corp.example");
    assertThat(line(new NewMove.LegacyPush(MAILBOX, OLD, DB01, common), ExchangeVersion.V2010))
        .contains("-RemoteLegacy true", "-RemoteTargetDatabase DB01")
        .doesNotContain(" -TargetDatabase");
  }

  @Test
  void line10ManyBadItemsAndNothingCreated() {
    var move = local(whole(null), new Limits(200, 0), NONE);

    assertThat(line(new NewMoveRequest(move, "dc01.corp.example", true), ExchangeVersion.V2010))
        .isEqualTo(
            "-Identity MAILBOX -TargetDatabase DB01 -BatchName mailferry/w07 -BadItemLimit 200"
                + " -AcceptLargeDataLoss true -DomainController dc01.corp.example -WhatIf true");
  }

  private static Part whole(@Nullable Database archive) {
    return new Part.Whole(DB01, archive);
  }

  private static NewMove local(Part part, Limits limits, NewMove.Brake brake) {
    return new NewMove.Local(MAILBOX, part, new NewMove.Common(W07, limits, brake));
  }

  private static String line(NewMove move) {
    return line(move, ExchangeVersion.V2013);
  }

  /** Built for the oldest version that the line is legal for, and for the newest. */
  private static String line(NewMove move, ExchangeVersion oldest) {
    return line(new NewMoveRequest(move, "dc01.corp.example"), oldest);
  }

  private static String line(NewMoveRequest request, ExchangeVersion oldest) {
    var command = new Rendering(NOW, oldest).of(request);
    assertThat(new Rendering(NOW, ExchangeVersion.SE).of(request)).isEqualTo(command);
    assertThat(command.cmdlet()).isEqualTo("New-MoveRequest");
    return command.parameters().entrySet().stream()
        .map(each -> "-" + each.getKey() + " " + each.getValue())
        .collect(Collectors.joining(" "))
        .replace(MAILBOX.toString(), "MAILBOX")
        .replace(DB01.guid().toString(), "DB01")
        .replace(DBA01.guid().toString(), "DBA01");
  }

  private static Database database(String guid) {
    return new Database(UUID.fromString(guid), guid, "CN=" + guid);
  }
}
