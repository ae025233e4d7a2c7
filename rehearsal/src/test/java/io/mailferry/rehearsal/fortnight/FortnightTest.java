package io.mailferry.rehearsal.fortnight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.window.CutoverWindows;
import io.mailferry.operations.plan.PlanLine;
import io.mailferry.simulator.faults.Trigger;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FortnightTest {
  private static final int BERLIN = 0;
  private static final int NEW_YORK = 1;
  private static final int SYDNEY = 2;

  @TempDir Path work;

  @Test
  void theSameSeedGivesTheSamePlan() {
    assertThat(Fortnight.of(7, 2_000)).isEqualTo(Fortnight.of(7, 2_000));
    assertThat(Fortnight.of(7, 2_000)).isNotEqualTo(Fortnight.of(8, 2_000));
  }

  @Test
  void eachMailboxIsInOneWave() {
    var waves = Fortnight.of(1, 2_003).waves();

    assertThat(waves).hasSize(8);
    assertThat(IntStream.range(0, 2_003))
        .allSatisfy(mailbox -> assertThat(waves).filteredOn(wave -> wave.has(mailbox)).hasSize(1));
    assertThat(waves.stream().mapToInt(FortnightWave::mailboxes).sum()).isEqualTo(2_003);
  }

  @Test
  void misfortunesComeTwiceADayUntilTheEnd() {
    var moments =
        Fortnight.of(3, 16).misfortunes().stream()
            .flatMap(misfortune -> misfortune.faults().stream())
            .map(fault -> fault.trigger() instanceof Trigger.After(var time) ? time : Duration.ZERO)
            .toList();

    assertThat(Fortnight.of(3, 16).misfortunes()).hasSize(28);
    assertThat(moments).allMatch(Duration::isPositive);
    assertThat(moments).anyMatch(moment -> moment.compareTo(Duration.ofDays(13)) > 0);
  }

  @Test
  void aWaveNeedsSomebody() {
    assertThatThrownBy(() -> Fortnight.of(1, 7)).hasMessageContaining("8 mailboxes or more");
  }

  @ParameterizedTest
  @CsvSource({
    "WEEKNIGHTS, 2027-03-22T22:00, true",
    "WEEKNIGHTS, 2027-03-22T21:59, false",
    "WEEKNIGHTS, 2027-03-27T04:59, true",
    "WEEKNIGHTS, 2027-03-27T05:00, false",
    "WEEKNIGHTS, 2027-03-27T22:00, false",
    "WEEKNIGHTS, 2027-03-29T04:00, false",
    "WEEKENDS, 2027-03-26T19:59, false",
    "WEEKENDS, 2027-03-26T20:00, true",
    "WEEKENDS, 2027-03-29T04:59, true",
    "WEEKENDS, 2027-03-29T05:00, false",
    "WEEKENDS, 2027-03-24T23:00, false",
    "EVERY_NIGHT, 2027-03-28T03:30, true",
    "EVERY_NIGHT, 2027-03-28T04:00, false",
    "EVERY_NIGHT, 2027-03-28T23:00, true",
    "EVERY_NIGHT, 2027-03-28T22:59, false"
  })
  void aWallClockShowsWhetherANightIsOn(Nights nights, LocalDateTime wall, boolean is) {
    assertThat(nights.has(wall)).isEqualTo(is);
  }

  @ParameterizedTest
  @CsvSource({
    "2027-03-30T21:59:00Z, 0, false",
    "2027-03-30T22:00:00Z, 0, true",
    "2027-04-02T03:59:00Z, 0, true",
    "2027-04-02T04:00:00Z, 0, false",
    "2027-04-02T09:59:00Z, 1, true",
    "2027-04-02T10:00:00Z, 1, false",
    "2027-03-30T13:00:00Z, 2, true",
    "2027-03-30T12:59:00Z, 2, false"
  })
  void atTheQuartersEndNobodySwitchesByEitherClock(Instant moment, int mailbox, boolean is) {
    assertThat(Blocked.has(moment, Fortnight.HEADQUARTERS, Fortnight.placeOf(mailbox)))
        .isEqualTo(is);
  }

  /** Sydney's Friday evening is Europe's Friday morning, before and after its clocks change. */
  @Test
  void eachMailboxSwitchesByTheClockOfItsOwnPlace() {
    var fortnight = Fortnight.of(1, 48);
    var last = fortnight.waves().getLast();
    var place = Fortnight.PLACES.size();
    var sydney =
        IntStream.range(last.first(), last.end()).filter(i -> i % place == SYDNEY).findFirst();
    var newYork =
        IntStream.range(last.first(), last.end()).filter(i -> i % place == NEW_YORK).findFirst();
    var berlin =
        IntStream.range(last.first(), last.end()).filter(i -> i % place == BERLIN).findFirst();

    assertThat(last.nights()).isEqualTo(Nights.WEEKENDS);
    var morning = Instant.parse("2027-04-02T09:30:00Z");
    assertThat(fortnight.mayBegin(sydney.orElseThrow(), morning)).isTrue();
    assertThat(fortnight.mayBegin(berlin.orElseThrow(), morning)).isFalse();
    var evening = Instant.parse("2027-04-02T18:00:00Z");
    assertThat(fortnight.mayBegin(berlin.orElseThrow(), evening)).isTrue();
    assertThat(fortnight.mayBegin(newYork.orElseThrow(), evening)).isFalse();
  }

  /** Or the drill would prove that a misunderstanding is kept to. */
  @Test
  void itsPlansAreUnderstoodAsTheyAreMeant() throws IOException {
    var fortnight = Fortnight.of(1, 48);
    var plans =
        new WavePlans(
            IntStream.range(0, 48).mapToObj(i -> "user" + i + "@source.example").toList(), work);

    for (var wave : fortnight.waves()) {
      var request = plans.of(wave, wave.starts());

      assertThat(request.plan().lines()).hasSize(wave.mailboxes());
      for (var line : request.plan().lines()) {
        agrees(fortnight, wave.first() + line.line() - 2, line, request.cutover());
      }
    }
  }

  /** Half-hours near enough to every edge, for a fortnight. */
  private static void agrees(
      Fortnight fortnight, int mailbox, PlanLine line, CutoverOrder ofTheWave) {
    var own = line.cutover();
    var order = own == null ? ofTheWave : own.wish().appliedTo(CutoverOrder.AS_SOON_AS_COPIED);
    for (var moment = Fortnight.BEGINS;
        moment.isBefore(Fortnight.ENDS);
        moment = moment.plus(Duration.ofMinutes(30))) {
      if (order.open(moment)) {
        assertThat(fortnight.mayBegin(mailbox, moment))
            .as("mailbox %s at %s", mailbox, moment)
            .isTrue();
      } else if (fortnight.mayBegin(mailbox, moment)) {
        assertThat(fortnight.mayBegin(mailbox, moment.plus(CutoverWindows.USUAL_LAST_START)))
            .as("only a last start keeps mailbox %s at %s", mailbox, moment)
            .isFalse();
      }
    }
  }
}
