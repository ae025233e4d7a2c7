package io.mailferry.rehearsal.storm;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.faults.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StormTest {
  private static Stream<Storm> many() {
    return LongStream.rangeClosed(1, 500).mapToObj(Storm::of);
  }

  @Test
  void isTheSameForTheSameSeed() {
    assertThat(many()).containsExactlyElementsOf(many().toList());
  }

  @Test
  void isAnotherForAnotherSeed() {
    assertThat(many().map(Storm::words)).doesNotHaveDuplicates();
  }

  /** Whoever was told a seed last year finds the same storm under it. */
  @Test
  void staysWhatItWas() {
    var storm = Storm.of(1);

    assertThat(storm.mailboxes()).isEqualTo(24);
    assertThat(storm.kind()).isEqualTo(StormKind.TRANSIENT);
    assertThat(storm.words())
        .containsExactly(
            "at 4 min no PowerShell session opens for 11 min",
            "at 78 min TGT-DB02 fails over, and back at 103 min",
            "at 62 min all controllers of both forests are away for 5 min",
            "at 62 min the directories take 7 min to agree for an hour",
            "Get-MailboxDatabase number 11 never arrives",
            "at 74 min all controllers of both forests are away for 26 min");
  }

  @Test
  void hasAsManyMailboxesAndMisfortunesAsANight() {
    assertThat(many())
        .allSatisfy(
            storm -> {
              assertThat(storm.mailboxes()).isBetween(20, 30);
              assertThat(storm.misfortunes()).hasSizeBetween(3, 8);
            });
  }

  /**
   * What needs a person is no passing fault: a storm has it as a trouble. A database that Exchange
   * does not know is asked about, though it may be known later.
   */
  @Test
  void bringsEveryPassingFaultThatTheSimulatorOffers() {
    assertThat(
            many()
                .flatMap(storm -> storm.misfortunes().stream())
                .flatMap(misfortune -> misfortune.faults().stream())
                .map(planned -> planned.fault().getClass().getSimpleName())
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Fault.class.getPermittedSubclasses())
                .filter(each -> each != Fault.ItemsSpoiled.class)
                .filter(each -> each != Fault.RequestNotValid.class)
                .filter(each -> each != Fault.DatabaseUnknown.class)
                .filter(each -> each != Fault.FarCredentialExpires.class)
                .filter(each -> each != Fault.LossyFailOver.class)
                // They pass, in more time than a night of these storms has.
                .filter(each -> each != Fault.MoveStalls.class)
                .filter(each -> each != Fault.ReleaseIgnored.class)
                // They came later than the seeds, and have nights of their own names.
                .filter(each -> each != Fault.QueuesSlow.class)
                .filter(each -> each != Fault.LogVolumeFills.class)
                .filter(each -> each != Fault.AccountExpires.class)
                .filter(each -> each != Fault.ClockWrong.class)
                .map(Class::getSimpleName)
                .toList());
  }

  @Test
  void needsAPersonOnlyWhenItIsMixed() {
    assertThat(many())
        .allSatisfy(
            storm ->
                assertThat(storm.troubles().isEmpty())
                    .isEqualTo(storm.kind() == StormKind.TRANSIENT));
  }

  @Test
  void bringsEachTroubleOnceAndNoMailboxTwoOfThem() {
    assertThat(many())
        .allSatisfy(
            storm -> {
              assertThat(storm.troubles()).extracting(Trouble::cause).doesNotHaveDuplicates();
              assertThat(storm.troubles().stream().flatMap(each -> each.mailboxes().stream()))
                  .doesNotHaveDuplicates()
                  .allMatch(mailbox -> mailbox < storm.mailboxes());
            });
  }

  @Test
  void bringsEveryTrouble() {
    assertThat(
            many()
                .flatMap(storm -> storm.troubles().stream())
                .map(each -> each.getClass().getSimpleName())
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Trouble.class.getPermittedSubclasses())
                // They came later than the seeds, and have nights of their own names.
                .filter(each -> each != Trouble.FarPasswordChanged.class)
                .filter(each -> each != Trouble.FarAccountLocked.class)
                .filter(each -> each != Trouble.NotValid.class)
                .filter(each -> each != Trouble.BlankLimits.class)
                .filter(each -> each != Trouble.LostByFailOver.class)
                .filter(each -> each != Trouble.Leftovers.class)
                .map(Class::getSimpleName)
                .toList());
  }

  @Test
  void isRunMoreSlowlyWhenRequestsVanishInIt() {
    assertThat(many())
        .allSatisfy(
            storm ->
                assertThat(storm.fastest() <= 100)
                    .isEqualTo(
                        storm.troubles().stream()
                            .anyMatch(Trouble.RemovedBehindOurBack.class::isInstance)));
  }

  /** A damaged item more than may be left behind is what makes a request fail. */
  @Test
  void spoilsMoreItemsThanMayBeLeftBehind() {
    assertThat(many().flatMap(storm -> storm.troubles().stream()))
        .filteredOn(Trouble.SpoiltItems.class::isInstance)
        .map(Trouble.SpoiltItems.class::cast)
        .isNotEmpty()
        .allMatch(trouble -> trouble.items() > Trouble.BAD_ITEM_LIMIT);
  }

  /** The simulator refuses what it does not know as soon as it is planned. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void isUnderstoodByTheSimulator(long seed) {
    var storm = Storm.of(seed);
    try (var simulator =
        Simulator.start(
            StormWorld.config(storm).manualClock(Instant.parse("2026-11-20T20:00:00Z")).build())) {
      var world = new StormWorld(storm, simulator);

      world.begin(1);
      simulator.advance(Duration.ofHours(6));

      assertThat(world.targets()).hasSize(storm.mailboxes());
      assertThat(world.deeds().created())
          .isEqualTo(
              storm.troubles().stream()
                  .filter(Trouble.SomebodyElses.class::isInstance)
                  .mapToInt(each -> each.mailboxes().size())
                  .sum());
    }
  }
}
