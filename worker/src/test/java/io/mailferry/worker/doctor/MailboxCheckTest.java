package io.mailferry.worker.doctor;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.FarSide;
import io.mailferry.activities.FarSides;
import io.mailferry.activities.directory.Account;
import io.mailferry.activities.directory.DirectoryEntry;
import io.mailferry.activities.exchange.command.Cmdlet;
import io.mailferry.activities.exchange.command.GetMoveRequest;
import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.activities.exchange.command.line.Rendering;
import io.mailferry.activities.exchange.shell.ShellCommand;
import io.mailferry.activities.exchange.shell.session.TrialSession.Answer;
import io.mailferry.activities.fault.Effect;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.move.Home;
import io.mailferry.model.move.MoveFlags;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.move.Stamp;
import io.mailferry.worker.doctor.Instruments.Forests;
import io.mailferry.worker.doctor.finding.Check;
import io.mailferry.worker.doctor.finding.CheckResult;
import io.mailferry.worker.doctor.finding.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxCheckTest {
  private static final String ADDRESS = "anna@source.example";
  private static final MailboxGuid ANNA = new MailboxGuid(new UUID(1, 1));
  private static final MailboxGuid BERND = new MailboxGuid(new UUID(1, 2));
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Stamp NONE = new Stamp.Absent();
  private static final Stamp MOVING =
      new Stamp.Present(
          RequestStatus.IN_PROGRESS, new MoveFlags(9), "mailferry/one", null, null, "CN=TGT-DB01");

  private final FakeForest target = new FakeForest("target.example");
  private final FakeForest source = new FakeForest("source.example");
  private final FakeSession session = new FakeSession();
  private @Nullable FarSides far =
      new FarSides(
          List.of(
              new FarSide(
                  source,
                  new NewMove.FarEnd("mail.source.example", "vault:far", null, "target.example"))));
  private @Nullable String targetDatabase;

  /** What other organisations' forests own. */
  private final List<String> elsewhere = new ArrayList<>();

  /** What is answered about the mailbox's own request; as about all others when it is null. */
  private @Nullable Answer ownRequest;

  private static DirectoryEntry entry(
      @Nullable MailboxGuid mailbox, Home home, String address, Stamp stamp) {
    return new DirectoryEntry(
        new UUID(9, mailbox == null ? 0 : mailbox.value().getLeastSignificantBits()),
        mailbox,
        null,
        DirectoryEntry.MAIL_USER,
        home,
        new Home.Missing(),
        List.of(address),
        List.of(),
        null,
        null,
        stamp,
        Account.UNSEEN);
  }

  private static DirectoryEntry mailUser(Stamp stamp) {
    return entry(ANNA, new Home.MailUser("source.example"), ADDRESS, stamp);
  }

  private static Answer nothingThere() {
    return FakeSession.error(
        "ManagementObjectNotFoundException", "The operation couldn't be performed: not found.");
  }

  private static String request(MailboxGuid mailbox, String status) {
    return "{\"ExchangeGuid\":\"" + mailbox + "\",\"Status\":" + status + "}";
  }

  /** Everything well, and no request anywhere. */
  private void allIsWell() {
    session
        .answering("Get-MailUser", FakeSession.objects("{\"ExchangeGuid\":\"" + ANNA + "\"}"))
        .answering("Get-MoveRequest", FakeSession.objects())
        .answering("Get-MoveRequestStatistics", nothingThere())
        .answering("Get-MigrationUser", nothingThere());
  }

  private void annaMoves(String status) {
    session
        .answering("Get-MoveRequest", FakeSession.objects(request(ANNA, status)))
        .answering("Get-MoveRequestStatistics", FakeSession.objects(request(ANNA, status)));
  }

  private List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    new MailboxCheck(
            this::ask,
            new Forests(target, far, address -> elsewhere.contains(address)),
            new FaultWords(FaultTable.STANDARD),
            targetDatabase,
            NOW)
        .of(ADDRESS, findings::add);
    assertThat(findings).extracting(Finding::check).containsExactlyElementsOf(Check.ofAMailbox());
    return findings;
  }

  private Answer ask(Cmdlet cmdlet) {
    if (ownRequest != null
        && cmdlet instanceof GetMoveRequest(GetMoveRequest.Which.OfMailbox _, var _)) {
      return ownRequest;
    }
    return session.ask(Rendering.at(NOW).of(cmdlet), Duration.ofMinutes(1));
  }

  private Finding finding(Check check) {
    return findings().stream().filter(each -> each.check() == check).findFirst().orElseThrow();
  }

  // ------------------------------------------------------------------ the mailbox

  @Test
  void findsAPreparedMailUserByItsGuid() {
    target.has(mailUser(NONE));
    allIsWell();

    assertThat(finding(Check.MAILBOX))
        .isEqualTo(
            Finding.ok(
                Check.MAILBOX,
                "Get-MailUser -Identity "
                    + ANNA
                    + " finds it, as LDAP does at dc1.target.example"));
  }

  @Test
  void findsAMailboxThatLivesHereWithTheOtherCmdlet() {
    target.has(entry(ANNA, new Home.InDatabase("CN=TGT-DB01"), ADDRESS, NONE));
    allIsWell();
    session.answering("Get-Mailbox", FakeSession.objects("{\"ExchangeGuid\":\"" + ANNA + "\"}"));

    assertThat(finding(Check.MAILBOX).sentence()).startsWith("Get-Mailbox -Identity " + ANNA);
  }

  @Test
  void findsItsCounterpartWhereOnlyTheOtherForestKnowsTheAddress() {
    source.has(entry(ANNA, new Home.InDatabase("CN=SRC-DB01"), ADDRESS, NONE));
    target.has(entry(ANNA, new Home.MailUser(null), "anna@target.example", NONE));
    allIsWell();

    assertThat(finding(Check.MAILBOX).result()).isEqualTo(CheckResult.OK);
  }

  @Test
  void wantsTheMailUserPreparedThatTheTargetLacks() {
    source.has(entry(ANNA, new Home.InDatabase("CN=SRC-DB01"), ADDRESS, NONE));

    assertThat(findings())
        .extracting(Finding::result)
        .containsExactly(
            CheckResult.FIX,
            CheckResult.SKIPPED,
            CheckResult.SKIPPED,
            CheckResult.SKIPPED,
            CheckResult.SKIPPED);
  }

  @Test
  void leavesAMailboxToTheOrganisationWhoseForestHasIt() {
    elsewhere.add(ADDRESS);

    assertThat(findings()).extracting(Finding::result).containsOnly(CheckResult.SKIPPED);
    assertThat(finding(Check.MAILBOX).sentence())
        .isEqualTo(
            "no object of target.example or source.example owns the address; a forest of another"
                + " organisation has it");
  }

  @Test
  void saysThatNobodyOwnsTheAddress() {
    assertThat(finding(Check.MAILBOX).sentence())
        .isEqualTo("no object of target.example or source.example owns the address");
  }

  @Test
  void saysThatAnObjectHasNoMailboxGuid() {
    target.has(entry(null, new Home.MailUser(null), ADDRESS, NONE));

    assertThat(finding(Check.MAILBOX).sentence()).contains("has no mailbox GUID");
  }

  @Test
  void saysWhatADirectoryAnswersThatCannotBeAsked() {
    target.isAway(new Fault.NotReached("MF-AD-AWAY", "no domain controller answered.", null));

    assertThat(finding(Check.MAILBOX).sentence()).startsWith("MF-AD-AWAY: ");
  }

  @Test
  void wantsTheScopeLookedAtWhenExchangeDoesNotFindWhatLdapShows() {
    target.has(mailUser(NONE));
    allIsWell();
    session.answering("Get-MailUser", nothingThere());

    assertThat(finding(Check.MAILBOX))
        .satisfies(
            finding -> {
              assertThat(finding.result()).isEqualTo(CheckResult.FIX);
              assertThat(finding.sentence()).contains("finds nothing");
            });
  }

  @Test
  void doesNotTrustAnIdentityThatLeadsToAnotherObject() {
    target.has(mailUser(NONE));
    allIsWell();
    session.answering("Get-MailUser", FakeSession.objects("{\"ExchangeGuid\":\"" + BERND + "\"}"));

    assertThat(finding(Check.MAILBOX).result()).isEqualTo(CheckResult.FIX);
  }

  @Test
  void leavesMissingCmdletsToTheRoles() {
    target.has(mailUser(NONE));

    assertThat(findings()).extracting(Finding::result).containsOnly(CheckResult.SKIPPED);
  }

  @Test
  void saysThatACmdletWasNotAnswered() {
    target.has(mailUser(NONE));
    allIsWell();
    session.answering("Get-MailUser", new Answer.NoAnswer("no answer within 60 s"));

    assertThat(finding(Check.MAILBOX).sentence())
        .isEqualTo("Get-MailUser was not answered: no answer within 60 s");
  }

  // ------------------------------------------------------------------ its stamp

  @Test
  void cannotTellWhetherStampsCanBeReadWhereThereIsNone() {
    target.has(mailUser(NONE));
    allIsWell();

    assertThat(finding(Check.STAMP))
        .satisfies(
            finding -> {
              assertThat(finding.result()).isEqualTo(CheckResult.NOTE);
              assertThat(finding.sentence()).startsWith("cannot tell: ");
            });
    assertThat(finding(Check.STATUS).result()).isEqualTo(CheckResult.SKIPPED);
  }

  @Test
  void findsAStampThatItCanRead() {
    target.has(mailUser(MOVING));
    allIsWell();
    annaMoves("\"InProgress\"");

    assertThat(finding(Check.STAMP).result()).isEqualTo(CheckResult.OK);
  }

  @Test
  void knowsARequestThatExchangeShowsAndWhoseStampItMayNotRead() {
    target.has(mailUser(NONE));
    allIsWell();
    annaMoves("\"InProgress\"");

    assertThat(finding(Check.STAMP))
        .satisfies(
            finding -> {
              assertThat(finding.result()).isEqualTo(CheckResult.FIX);
              assertThat(finding.sentence()).contains("sees no stamp of it at dc1.target.example");
            });
  }

  @Test
  void triesWithAnotherRequestOfOursWhereTheMailboxHasNone() {
    target
        .has(mailUser(NONE))
        .has(entry(BERND, new Home.MailUser(null), "bernd@target.example", MOVING));
    allIsWell();
    session
        .answering("Get-MoveRequest", FakeSession.objects(request(BERND, "\"Queued\"")))
        .answering("Get-MoveRequestStatistics", FakeSession.objects(request(BERND, "\"Queued\"")));

    ownRequest = FakeSession.objects();

    assertThat(finding(Check.STAMP).sentence())
        .isEqualTo(
            "the directory's account reads the stamp of a request of another mailbox, by"
                + " Mailferry: "
                + RequestStatus.IN_PROGRESS);
    assertThat(finding(Check.STATUS).result()).isEqualTo(CheckResult.OK);
  }

  @Test
  void notesAStampOfWhichOnlyTheStatusCanBeRead() {
    target.has(
        mailUser(
            new Stamp.Present(RequestStatus.QUEUED, new MoveFlags(0), null, null, null, null)));
    allIsWell();
    annaMoves("\"Queued\"");

    assertThat(finding(Check.STAMP))
        .satisfies(
            finding -> {
              assertThat(finding.result()).isEqualTo(CheckResult.NOTE);
              assertThat(finding.sentence()).endsWith(", without its flags, without a batch name");
            });
  }

  @Test
  void doesNotSayThatThereIsNoOtherRequestWhenItCouldNotLook() {
    target.has(mailUser(NONE));
    allIsWell();
    session.answering("Get-MoveRequest", FakeSession.error("Exception", "no luck today"));
    ownRequest = FakeSession.objects();

    assertThat(finding(Check.STAMP))
        .satisfies(
            finding -> {
              assertThat(finding.result()).isEqualTo(CheckResult.FIX);
              assertThat(finding.sentence()).startsWith("Get-MoveRequest: MF-");
            });
    assertThat(finding(Check.STATUS))
        .isEqualTo(Finding.skipped(Check.STATUS, "no move request could be read"));
  }

  @Test
  void keepsAStampThatItReadWhenItCannotLookForAnotherRequest() {
    target.has(mailUser(MOVING));
    allIsWell();
    session.answering("Get-MoveRequest", FakeSession.error("Exception", "no luck today"));
    ownRequest = FakeSession.objects();

    assertThat(finding(Check.STAMP).result()).isEqualTo(CheckResult.OK);
    assertThat(finding(Check.STATUS))
        .satisfies(
            finding -> {
              assertThat(finding.result()).isEqualTo(CheckResult.FIX);
              assertThat(finding.sentence()).startsWith("Get-MoveRequest: MF-");
            });
  }

  @Test
  void blamesNoLaterCmdletWhenTheSessionIsOver() {
    target.has(mailUser(NONE)).hasDatabases("TGT-DB01");
    allIsWell();
    session
        .answering("Get-MoveRequest", new Answer.NoAnswer("no answer within 60 s"))
        .answering("Get-MigrationUser", new Answer.NoAnswer("the shell has ended"));
    ownRequest = FakeSession.objects();

    assertThat(findings())
        .extracting(Finding::sentence)
        .endsWith(
            "Get-MoveRequest was not answered: no answer within 60 s",
            "no move request could be read",
            "the session is over: Get-MoveRequest was not answered",
            "the session is over: Get-MoveRequest was not answered");
    assertThat(finding(Check.BATCH).result()).isEqualTo(CheckResult.SKIPPED);
  }

  // ------------------------------------------------------------------ its status

  @ParameterizedTest
  @ValueSource(strings = {"\"InProgress\"", "\"Synced\"", "\"CompletedWithWarning\""})
  void knowsTheWordsThatExchangeSends(String status) {
    target.has(mailUser(MOVING));
    allIsWell();
    annaMoves(status);

    assertThat(finding(Check.STATUS).result()).isEqualTo(CheckResult.OK);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"2\"', as the number 2",
    "2, as the number 2",
    "'\"Sleeping\"', that is not known: “Sleeping”",
    "null, sends no Status"
  })
  void startsNoWaveWhereTheStatusComesAsSomethingElse(String status, String seen) {
    target.has(mailUser(MOVING));
    allIsWell();
    annaMoves(status);

    assertThat(finding(Check.STATUS))
        .satisfies(
            finding -> {
              assertThat(finding.result()).isEqualTo(CheckResult.FIX);
              assertThat(finding.sentence()).contains(seen);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"Status\":null}", "{\"Status\":\" \"}"})
  void startsNoWaveWhereTheStatisticsComeWithoutTheStatus(String statistics) {
    target.has(mailUser(MOVING));
    allIsWell();
    annaMoves("\"InProgress\"");
    session.answering("Get-MoveRequestStatistics", FakeSession.objects(statistics));

    assertThat(finding(Check.STATUS))
        .satisfies(
            finding -> {
              assertThat(finding.result()).isEqualTo(CheckResult.FIX);
              assertThat(finding.sentence())
                  .isEqualTo(
                      "Get-MoveRequestStatistics sends no Status with a request: it gets lost on"
                          + " its way");
              assertThat(requireNonNull(finding.fix()).sentence()).contains("start no wave");
            });
  }

  @Test
  void notesAStampWithoutAnItem() {
    target.has(mailUser(MOVING));
    allIsWell();
    session.answering("Get-MoveRequest", FakeSession.objects(request(ANNA, "\"Queued\"")));

    assertThat(finding(Check.STATUS).result()).isEqualTo(CheckResult.NOTE);
  }

  // ------------------------------------------------------------------ a batch

  @Test
  void wantsAMailboxTakenOutOfAMigrationBatch() {
    target.has(mailUser(NONE));
    allIsWell();
    session.answering(
        "Get-MigrationUser",
        FakeSession.objects("{\"BatchId\":\"Spring\",\"Status\":\"Syncing\"}"));

    assertThat(finding(Check.BATCH))
        .satisfies(
            finding -> {
              assertThat(finding.result()).isEqualTo(CheckResult.FIX);
              assertThat(finding.sentence()).contains("“Spring” has the mailbox (Syncing)");
            });
  }

  @Test
  void notesABatchThatIsDoneWithIt() {
    target.has(mailUser(NONE));
    allIsWell();
    session.answering(
        "Get-MigrationUser",
        FakeSession.objects("{\"BatchId\":\"Spring\",\"Status\":\"Completed\"}"));

    assertThat(finding(Check.BATCH).result()).isEqualTo(CheckResult.NOTE);
  }

  @Test
  void onlyNotesThatBatchesCouldNotBeAsked() {
    target.has(mailUser(NONE));
    allIsWell();

    for (var answer :
        List.of(
            FakeSession.error("Exception", "no luck today"),
            new Answer.NoAnswer("no answer within 60 s"))) {
      session.answering("Get-MigrationUser", answer);

      assertThat(finding(Check.BATCH))
          .satisfies(
              finding -> {
                assertThat(finding.result()).isEqualTo(CheckResult.NOTE);
                assertThat(finding.sentence())
                    .startsWith("could not be asked; no move needs it. Get-MigrationUser");
              });
    }
  }

  @Test
  void isWellWithoutABatch() {
    target.has(mailUser(NONE));
    allIsWell();

    assertThat(finding(Check.BATCH).result()).isEqualTo(CheckResult.OK);
  }

  // ------------------------------------------------------------------ its move

  /** What would have been sent, had it been meant; {@code -WhatIf} is a switch of its own. */
  private ShellCommand tried() {
    var all =
        session.asked().stream().filter(each -> each.cmdlet().equals("New-MoveRequest")).toList();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private void takesMoves() {
    allIsWell();
    session.answering("New-MoveRequest", FakeSession.objects());
  }

  private boolean nothingWasTried() {
    return session.asked().stream().noneMatch(each -> each.cmdlet().equals("New-MoveRequest"));
  }

  @Test
  void triesThePullOfAMailUserWithTheLineOfAMigrationAndWhatIf() {
    target.has(mailUser(NONE)).hasDatabases("TGT-DB02", "TGT-DB01");
    takesMoves();

    assertThat(finding(Check.MOVE))
        .isEqualTo(
            Finding.ok(
                Check.MOVE,
                "with -WhatIf, which creates nothing, Exchange takes New-MoveRequest: a pull from"
                    + " mail.source.example to TGT-DB01 (the first of target.example by name;"
                    + " --target-database names another)"));
    assertThat(tried().effect()).isEqualTo(Effect.READS);
    assertThat(tried().parameters())
        .containsEntry("WhatIf", true)
        .containsEntry("Remote", true)
        .containsEntry("RemoteHostName", "mail.source.example")
        .containsEntry("TargetDeliveryDomain", "target.example")
        .containsEntry("DomainController", "dc1.target.example")
        .containsKeys("Identity", "RemoteCredential", "TargetDatabase", "CompleteAfter");
  }

  @Test
  void triesTheDatabaseThatIsNamed() {
    target.has(mailUser(NONE)).hasDatabases("TGT-DB01", "TGT-DB02");
    takesMoves();
    targetDatabase = "tgt-db02";

    assertThat(finding(Check.MOVE).sentence())
        .endsWith("a pull from mail.source.example to TGT-DB02");
  }

  @Test
  void sendsNothingForADatabaseThatNobodyKnows() {
    target.has(mailUser(NONE)).hasDatabases("TGT-DB01");
    takesMoves();
    targetDatabase = "TGT-DB09";

    assertThat(finding(Check.MOVE))
        .satisfies(
            finding -> {
              assertThat(finding.result()).isEqualTo(CheckResult.FIX);
              assertThat(finding.sentence())
                  .isEqualTo("no database of target.example is called “TGT-DB09”");
            });
    assertThat(nothingWasTried()).isTrue();
  }

  @Test
  void triesALocalMoveWhereThereIsNoOtherForest() {
    far = null;
    target
        .has(entry(ANNA, new Home.InDatabase("CN=TGT-DB01"), ADDRESS, NONE))
        .hasDatabases("TGT-DB01", "TGT-DB02");
    takesMoves();

    assertThat(finding(Check.MOVE).sentence())
        .contains("a local move to TGT-DB02 (the first other of target.example by name;");
    assertThat(tried().parameters())
        .containsEntry("WhatIf", true)
        .doesNotContainKeys("Remote", "Outbound");
  }

  @Test
  void triesNoMoveToWhereTheMailboxLivesAlready() {
    far = null;
    target
        .has(entry(ANNA, new Home.InDatabase("CN=TGT-DB01"), ADDRESS, NONE))
        .hasDatabases("TGT-DB01", "TGT-DB02");
    takesMoves();
    targetDatabase = "TGT-DB01";

    assertThat(finding(Check.MOVE).sentence()).endsWith("the mailbox lives in TGT-DB01 already");
    assertThat(finding(Check.MOVE).result()).isEqualTo(CheckResult.SKIPPED);
    assertThat(nothingWasTried()).isTrue();
  }

  @Test
  void triesAPushToADatabaseOfTheOtherForest() {
    target
        .has(entry(ANNA, new Home.InDatabase("CN=TGT-DB01"), ADDRESS, NONE))
        .hasDatabases("TGT-DB01");
    source.hasDatabases("SRC-DB01");
    takesMoves();
    targetDatabase = "SRC-DB01";

    assertThat(finding(Check.MOVE).sentence())
        .endsWith("a push through mail.source.example to SRC-DB01");
    assertThat(tried().parameters())
        .containsEntry("WhatIf", true)
        .containsKeys("Outbound", "RemoteTargetDatabase");
  }

  @Test
  void doesNotGuessWhetherAMailboxIsToLeave() {
    target
        .has(entry(ANNA, new Home.InDatabase("CN=TGT-DB01"), ADDRESS, NONE))
        .hasDatabases("TGT-DB01", "TGT-DB02");
    takesMoves();

    assertThat(finding(Check.MOVE))
        .satisfies(
            finding -> {
              assertThat(finding.result()).isEqualTo(CheckResult.SKIPPED);
              assertThat(finding.sentence()).endsWith("name it with --target-database");
            });
    assertThat(nothingWasTried()).isTrue();
  }

  @Test
  void saysAsWhatExchangeRefusesAMove() {
    target.has(mailUser(NONE)).hasDatabases("TGT-DB01");
    allIsWell();
    session.answering(
        "New-MoveRequest",
        FakeSession.error(
            "RecipientTaskException",
            "Target mailbox doesn't have an SMTP proxy matching 'target.example'."));

    assertThat(finding(Check.MOVE))
        .satisfies(
            finding -> {
              assertThat(finding.result()).isEqualTo(CheckResult.FIX);
              assertThat(finding.sentence())
                  .startsWith("New-MoveRequest: MF-EX-DELIVERY-DOMAIN: ")
                  .contains(". Tried with -WhatIf: a pull from mail.source.example to TGT-DB01");
              assertThat(requireNonNull(finding.fix()).page())
                  .isEqualTo("docs/operate/errors.md#mf-ex-delivery-domain");
            });
  }

  @Test
  void takesWhatIsNotThereForARefusalOfTheMove() {
    target.has(mailUser(NONE)).hasDatabases("TGT-DB01");
    allIsWell();
    session.answering("New-MoveRequest", nothingThere());

    assertThat(finding(Check.MOVE).result()).isEqualTo(CheckResult.FIX);
  }

  @Test
  void sendsNothingForAMailboxThatHasARequestAlready() {
    target.has(mailUser(MOVING)).hasDatabases("TGT-DB01");
    takesMoves();

    assertThat(finding(Check.MOVE).sentence())
        .startsWith("it has a move request already, by its stamp (");
    annaMoves("\"Synced\"");
    assertThat(finding(Check.MOVE))
        .isEqualTo(
            Finding.skipped(
                Check.MOVE,
                "it has a move request already (Synced), and Exchange takes no second one"));
    assertThat(nothingWasTried()).isTrue();
  }

  @Test
  void sendsNothingForAMailboxThatTheOtherForestMoves() {
    target.has(mailUser(NONE)).hasDatabases("TGT-DB01");
    source.has(entry(ANNA, new Home.InDatabase("CN=SRC-DB01"), ADDRESS, MOVING));
    takesMoves();

    assertThat(finding(Check.MOVE).sentence())
        .isEqualTo("it has a move request already, by its stamp in source.example");
    assertThat(nothingWasTried()).isTrue();
  }

  @Test
  void namesNobody() {
    target.has(mailUser(MOVING));
    allIsWell();
    annaMoves("\"InProgress\"");

    assertThat(findings()).noneMatch(finding -> finding.sentence().contains("anna@"));
  }
}
