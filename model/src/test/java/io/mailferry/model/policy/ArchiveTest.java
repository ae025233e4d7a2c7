package io.mailferry.model.policy;

import static io.mailferry.model.policy.SituationFixture.CALM;
import static io.mailferry.model.policy.SituationFixture.CONTROLLER;
import static io.mailferry.model.policy.SituationFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.Database;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.decision.Action;
import io.mailferry.model.move.Home;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.Sighting;
import io.mailferry.model.move.Stamp;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Orders;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.Intention;
import io.mailferry.model.slot.HeldSlots;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An archive that is to go along to a database of its own, when its mailbox is there already. */
class ArchiveTest {
  private static final Database ARCHIVES = database("TGT-AR01");
  private static final Home ELSEWHERE =
      new Home.InDatabase(database("SRC-AR02").distinguishedName());
  private static final Home THERE = new Home.InDatabase(ARCHIVES.distinguishedName());

  private static Database database(String name) {
    return new Database(
        UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
        name,
        "CN=" + name + ",CN=Databases,DC=target,DC=example");
  }

  private static Intention wanting(@Nullable Database archive, MailboxScope scope) {
    var any = SituationFixture.intention(CutoverOrder.AS_SOON_AS_COPIED);
    return new Intention(
        any.wave(),
        any.organisation(),
        any.mailbox(),
        any.route(),
        scope,
        any.target(),
        archive,
        any.limits(),
        any.cutover());
  }

  private static Action next(
      Intention intention, Home home, @Nullable Home archive, Orders orders) {
    var sighting =
        new Sighting(
            NOW,
            CONTROLLER,
            new Stamp.Absent(),
            new QueueItem.Absent(),
            home,
            null,
            null,
            List.of(),
            archive);
    return new MovePolicy(Timings.DEFAULT)
        .decide(new Situation(intention, sighting, orders, CALM, NOW, HeldSlots.ALL))
        .decision()
        .next();
  }

  private static Action atHome(@Nullable Database wanted, @Nullable Home archive) {
    return next(
        wanting(wanted, MailboxScope.PRIMARY_AND_ARCHIVE),
        SituationFixture.atTarget(),
        archive,
        Orders.NONE);
  }

  @Test
  void isNotPassedOverInSilence() {
    assertThat(atHome(ARCHIVES, ELSEWHERE))
        .isInstanceOfSatisfying(
            Action.Ask.class,
            ask -> {
              assertThat(ask.question().sentence())
                  .contains(
                      "lives in TGT-DB01 already, and its archive in SRC-AR02, not in TGT-AR01")
                  .contains("ArchiveOnly");
              assertThat(ask.question().sharedCause()).isEqualTo("archive-elsewhere");
            });
  }

  @Test
  void isLeftWhereItIsOnThatAnswer() {
    assertThat(
            next(
                wanting(ARCHIVES, MailboxScope.PRIMARY_AND_ARCHIVE),
                SituationFixture.atTarget(),
                ELSEWHERE,
                Orders.NONE.answered(Choice.LEAVE)))
        .isEqualTo(new Action.Finish(new MigrationOutcome.AlreadyHome("TGT-DB01")));
  }

  @Test
  void keepsNobodyWhoIsCancelled() {
    assertThat(
            next(
                wanting(ARCHIVES, MailboxScope.PRIMARY_AND_ARCHIVE),
                SituationFixture.atTarget(),
                ELSEWHERE,
                Orders.NONE.cancelled(SituationFixture.ANNA)))
        .isEqualTo(new Action.Finish(new MigrationOutcome.AlreadyHome("TGT-DB01")));
  }

  @Test
  void isNothingToAskAboutWhereItIsRightOrNobodyWantsItElsewhere() {
    var done = new Action.Finish(new MigrationOutcome.AlreadyHome("TGT-DB01"));
    assertThat(atHome(ARCHIVES, THERE)).isEqualTo(done);
    assertThat(atHome(ARCHIVES, null)).as("there is none").isEqualTo(done);
    assertThat(atHome(null, ELSEWHERE)).as("it has no database of its own").isEqualTo(done);
  }

  @Test
  void thatIsNotThereIsNotTakenForAMailUserThatIsMissing() {
    assertThat(
            next(
                wanting(ARCHIVES, MailboxScope.ARCHIVE_ONLY),
                new Home.Missing(),
                null,
                Orders.NONE))
        .isInstanceOfSatisfying(
            Action.Ask.class,
            ask -> assertThat(ask.question().sentence()).contains("shows no archive"));
  }
}
