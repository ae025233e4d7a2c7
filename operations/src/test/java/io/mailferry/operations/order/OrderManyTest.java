package io.mailferry.operations.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.mailferry.journal.write.DecisionNote;
import io.mailferry.journal.write.LineNote;
import io.mailferry.journal.write.OutcomeEntry;
import io.mailferry.journal.write.PlannedWaveNote;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.order.OrderVerb;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.operations.FakeTemporal;
import io.mailferry.operations.TemporalAndJournal;
import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.client.TemporalAway;
import io.mailferry.operations.order.OrderedMailbox.Result;
import io.mailferry.operations.select.MailboxQuery;
import io.mailferry.operations.status.MailboxSnapshot;
import io.mailferry.workflows.OrderReply;
import io.mailferry.workflows.mailbox.TrialVerdict;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderManyTest extends TemporalAndJournal {
  private static final Instant AT = Instant.parse("2026-11-23T20:00:00Z");
  private static final WaveName FRIDAY = new WaveName("friday");
  private static final WaveName MONDAY = new WaveName("monday");
  private static final Wanted PAUSE = new Wanted(OrderVerb.PAUSE);

  /** Of Friday: 1 and 2 copy to DB1, 3 is ready in DB2, 4 is withdrawn, 5 not looked up. */
  @BeforeEach
  void plan() {
    planned(FRIDAY, 5);
    line(FRIDAY, 1, "DB1", Phase.COPYING);
    line(FRIDAY, 2, "DB1", Phase.COPYING);
    line(FRIDAY, 3, "DB2", Phase.READY);
    line(FRIDAY, 4, "DB1", Phase.COPYING);
    journal
        .writer()
        .outcome(
            new OutcomeEntry(FRIDAY, mailbox(4), AT, new MigrationOutcome.Withdrawn("leaves")));
    planned(MONDAY, 1);
    line(MONDAY, 6, "DB1", Phase.COPYING);
  }

  @Test
  void choosesThoseUnderWayOfWhichItHoldsAndCountsTheOthers() {
    assertThat(chosen("friday", MailboxQuery.read("database=DB1")))
        .returns(2L, chosen -> (long) chosen.mailboxes().size())
        .returns(
            "2 mailboxes of wave friday, with database=DB1; not for 1 whose migration is over; not"
                + " for 1 line that nobody has looked up yet",
            Chosen::said);
    assertThat(chosen("friday", null).mailboxes()).hasSize(3);
    assertThat(chosen(null, MailboxQuery.read("database=DB1 and phase=copying")).mailboxes())
        .extracting(each -> each.address())
        .containsExactlyInAnyOrder("u1@x.example", "u2@x.example", "u6@x.example");
  }

  @Test
  void givesTheOrderToEachAndTellsWhatEachSaid() {
    // given
    temporal.answers("mailbox/" + mailbox(1).value(), new OrderReply("it rests"));
    temporal.answers(
        "mailbox/" + mailbox(2).value(),
        FakeTemporal.failure("MF-REFUSED", "it is paused already"));

    // when
    var many = new OrderMany(connections);
    var done =
        many.give(chosen("friday", MailboxQuery.read("database=DB1")), PAUSE, "a storm", "ben");

    // then
    assertThat(done.mailboxes())
        .extracting(OrderedMailbox::result)
        .containsExactly(Result.TAKEN, Result.REFUSED);
    assertThat(done.text())
        .containsExactly(
            "pause was taken by 1 of 2 mailboxes of wave friday, with database=DB1",
            "  refused by 1: it is paused already (u2@x.example)");
    assertThat(done.data()).contains(entry("taken", 1L), entry("refused", 1L));
    assertThat(done.rows().getFirst())
        .contains(entry("address", "u1@x.example"), entry("result", "taken"));
    assertThat(temporal.told()).hasSize(2).allMatch(told -> told.contains("a storm"));
  }

  @Test
  void asksEachAndOrdersNothing() {
    // given
    temporal.answers("mailbox/" + mailbox(1).value(), new TrialVerdict("it is paused already"));

    // when
    var many = new OrderMany(connections);
    var said = many.tryOut(chosen("friday", MailboxQuery.read("line=1,2")), PAUSE, AT);

    // then
    assertThat(said.text())
        .containsExactly(
            "pause would be taken by 0 of 2 mailboxes of wave friday, with line=1,2; nothing was"
                + " ordered",
            "  refused by 1: it is paused already (u1@x.example)",
            "  refused by 1: it has no migration: not begun yet, or forgotten (u2@x.example)");
    assertThat(temporal.told()).isEmpty();
  }

  @Test
  void leavesItForAllWhereNoWorkerAnswers() {
    // given
    planned(MONDAY, 40);
    for (var number = 1; number <= 40; number++) {
      line(MONDAY, number, "DB1", Phase.COPYING);
      temporal.isSilent("mailbox/" + mailbox(number).value());
    }

    // when
    var many = new OrderMany(connections, Duration.ofMillis(200));
    var left = many.give(chosen("monday", null), PAUSE, "a storm", "ben");

    // then
    assertThat(left.unanswered()).isTrue();
    assertThat(left.count(Result.LEFT)).isEqualTo(40);
    assertThat(temporal.told()).hasSize(40).allMatch(told -> told.startsWith("signal mailbox/"));
  }

  @Test
  void asksNobodyElseWhereNobodyCanSay() {
    // given
    planned(MONDAY, 40);
    for (var number = 1; number <= 40; number++) {
      line(MONDAY, number, "DB1", Phase.COPYING);
    }
    temporal.close();

    // then
    var many = new OrderMany(connections);
    var all = chosen("monday", null);
    assertThatThrownBy(() -> many.tryOut(all, PAUSE, AT)).isInstanceOf(TemporalAway.class);
  }

  @Test
  void isNotMisledBySlowOnes() {
    // given
    planned(MONDAY, 40);
    for (var number = 1; number <= 40; number++) {
      line(MONDAY, number, "DB1", Phase.COPYING);
      temporal.answers("mailbox/" + mailbox(number).value(), new OrderReply("it rests"));
    }
    for (var number = 1; number <= Answers.MANY; number++) {
      temporal.isSilent("mailbox/" + mailbox(number).value());
    }

    // when
    var many = new OrderMany(connections, Duration.ofSeconds(3));
    var done = many.give(chosen("monday", null), PAUSE, "a storm", "ben");

    // then
    assertThat(done.count(Result.LEFT)).isEqualTo(Answers.MANY);
    assertThat(done.count(Result.TAKEN)).isEqualTo(40 - Answers.MANY);
  }

  @Test
  void aLaterPlanThatOnlyNamesAMailboxDoesNotHideIt() {
    // given
    line(MONDAY, 7, "DB1", Phase.COPYING);
    journal
        .writer()
        .lineResolved(
            new LineNote(
                MONDAY,
                2,
                "u2@x.example",
                mailbox(2),
                "SRC",
                "DB1",
                "moved by friday",
                AT.plusSeconds(60)));

    // then
    assertThat(chosen("friday", MailboxQuery.read("database=DB1")).mailboxes())
        .extracting(MailboxSnapshot::address)
        .containsExactly("u1@x.example", "u2@x.example");
  }

  @Test
  void passesOverWhoIsAnotherWavesByNow() {
    // given
    line(MONDAY, 7, "DB1", Phase.COPYING);
    journal
        .writer()
        .lineResolved(
            new LineNote(
                MONDAY, 2, "u2@x.example", mailbox(2), "SRC", "DB1", null, AT.plusSeconds(60)));

    // then
    assertThat(chosen("friday", MailboxQuery.read("database=DB1")).mailboxes())
        .extracting(MailboxSnapshot::address)
        .containsExactly("u1@x.example");
    assertThat(chosen(null, MailboxQuery.read("address=u2*")).mailboxes())
        .extracting(MailboxSnapshot::wave)
        .containsExactly(MONDAY);
  }

  @Test
  void tellsWhatCameOfTheOthersWhenOneGoesWrong() {
    // given
    temporal.answers("mailbox/" + mailbox(1).value(), new OrderReply("it rests"));
    temporal.answers("mailbox/" + mailbox(2).value(), "no reply at all");

    // when
    var many = new OrderMany(connections);
    var done = many.give(chosen("friday", MailboxQuery.read("line=1,2")), PAUSE, "x", "ben");

    // then
    assertThat(done.mailboxes())
        .extracting(OrderedMailbox::result)
        .containsExactly(Result.TAKEN, Result.UNKNOWN);
    assertThat(done.unanswered()).isTrue();
  }

  @Test
  void refusesWhereNobodyIsMeant() {
    var many = new OrderMany(connections);

    var nobody = chosen("friday", MailboxQuery.read("database=DB9"));
    assertThatThrownBy(() -> many.give(nobody, PAUSE, "a storm", "ben"))
        .isInstanceOfSatisfying(
            OperationFailed.class,
            refused -> assertThat(refused.code()).isEqualTo(ProblemCode.ORDER_REFUSED))
        .hasMessage(
            "nobody is under way of wave friday, with database=DB9; not for 1 line that nobody has"
                + " looked up yet; nothing was changed");
    assertThatThrownBy(() -> chosen("fryday", null)).hasMessageContaining("friday");
    assertThat(temporal.told()).isEmpty();
  }

  private Chosen chosen(@Nullable String wave, @Nullable MailboxQuery query) {
    return new ChooseMailboxes(connections).those(wave, query);
  }

  private void planned(WaveName wave, int lines) {
    temporal.knows(
        "wave/" + wave.value(), WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING);
    journal
        .writer()
        .wavePlanned(
            new PlannedWaveNote(wave, new OrganisationName("target"), Route.PULL, lines, AT));
  }

  private void line(WaveName wave, int number, String database, @Nullable Phase phase) {
    var writer = journal.writer();
    writer.lineResolved(
        new LineNote(
            wave, number, "u" + number + "@x.example", mailbox(number), "SRC", database, null, AT));
    if (phase != null) {
      writer.decided(
          new DecisionNote(
              wave, mailbox(number), AT, phase, Attention.NONE, "It goes on.", "COPYING"));
    }
  }

  private static MailboxGuid mailbox(int number) {
    return new MailboxGuid(new UUID(1, number));
  }
}
