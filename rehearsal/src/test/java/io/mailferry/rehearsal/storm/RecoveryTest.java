package io.mailferry.rehearsal.storm;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.operations.status.MailboxSnapshot;
import io.mailferry.operations.status.WaveSnapshot;
import io.mailferry.simulator.faults.Fault;
import io.mailferry.simulator.faults.Happened;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecoveryTest {
  private static final Instant START = Instant.parse("2026-11-20T20:00:00Z");
  private static final List<Happened> AWAY_FOR_AN_HOUR =
      List.of(new Happened(START, new Fault.ProxiesAway(Duration.ofHours(1))));

  private final Recovery recovery = new Recovery(1);

  private static Instant minute(int number) {
    return START.plus(Duration.ofMinutes(number));
  }

  private static WaveSnapshot wave(Attention... attentions) {
    var mailboxes = new ArrayList<MailboxSnapshot>();
    for (var attention : attentions) {
      var line = mailboxes.size() + 1;
      mailboxes.add(
          new MailboxSnapshot(
              Night.WAVE,
              line,
              "user" + line,
              new MailboxGuid(new UUID(0, line)),
              "SRC-DB01",
              "TGT-DB01",
              null,
              new MailboxSnapshot.Decided(START, Phase.COPYING, attention, null, "It is told."),
              null,
              null,
              START));
    }
    return new WaveSnapshot(
        new WaveName("storm"),
        new OrganisationName("target"),
        Route.PULL,
        attentions.length,
        START,
        null,
        mailboxes,
        0,
        0,
        List.of(),
        List.of());
  }

  @Test
  void lastsFromTheEndOfTheFaultUntilTheLastOfThoseWhoWaitedGoesOn() {
    recovery.look(wave(Attention.WAITING, Attention.WAITING), AWAY_FOR_AN_HOUR, minute(59));
    recovery.look(wave(Attention.WAITING, Attention.STUCK), AWAY_FOR_AN_HOUR, minute(61));
    recovery.look(wave(Attention.NONE, Attention.STUCK), AWAY_FOR_AN_HOUR, minute(63));
    recovery.look(wave(Attention.NONE, Attention.NONE), AWAY_FOR_AN_HOUR, minute(70));

    assertThat(recovery.longest(minute(200))).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void isNotAboutWhoeverWaitsForSomethingElseLater() {
    recovery.look(wave(Attention.WAITING, Attention.NONE), AWAY_FOR_AN_HOUR, minute(61));
    recovery.look(wave(Attention.NONE, Attention.WAITING), AWAY_FOR_AN_HOUR, minute(64));
    recovery.look(wave(Attention.WAITING, Attention.WAITING), AWAY_FOR_AN_HOUR, minute(90));

    assertThat(recovery.longest(minute(200))).isEqualTo(Duration.ofMinutes(4));
  }

  @Test
  void isNothingWhereNobodyWaited() {
    recovery.look(wave(Attention.NONE), AWAY_FOR_AN_HOUR, minute(61));

    assertThat(recovery.longest(minute(200))).isZero();
  }

  @Test
  void isOverWithTheWaveAtTheLatest() {
    recovery.look(wave(Attention.QUESTION), AWAY_FOR_AN_HOUR, minute(61));

    assertThat(recovery.longest(minute(75))).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void beginsAnewWithTheEndOfALaterFault() {
    var both = new ArrayList<>(AWAY_FOR_AN_HOUR);
    both.add(new Happened(minute(50), new Fault.ReplicationStops(Duration.ofHours(1))));

    recovery.look(wave(Attention.WAITING), both, minute(61));
    recovery.look(wave(Attention.NONE), both, minute(65));
    recovery.look(wave(Attention.WAITING), both, minute(110));
    recovery.look(wave(Attention.NONE), both, minute(112));

    assertThat(recovery.longest(minute(200))).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void isNotToldWhereNoFaultHasEnded() {
    recovery.look(wave(Attention.WAITING), AWAY_FOR_AN_HOUR, minute(59));
    recovery.look(
        wave(Attention.WAITING),
        List.of(new Happened(START, new Fault.ShellsKilled())),
        minute(59));

    assertThat(recovery.longest(minute(60))).isNull();
  }
}
