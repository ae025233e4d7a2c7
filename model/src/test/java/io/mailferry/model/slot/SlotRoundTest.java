package io.mailferry.model.slot;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Slots go round: never more than the limits, never fewer than they allow, to all waves alike. */
class SlotRoundTest {
  private static Place copy(String mailbox, String target, String source, @Nullable String wave) {
    return new Place(SlotKind.COPY, mailbox, target, source, wave);
  }

  private static Place cutover(String mailbox, String target) {
    return new Place(SlotKind.CUTOVER, mailbox, target, "S", "wave");
  }

  private static SlotLimits copying(
      @Nullable Integer target, @Nullable Integer source, @Nullable Integer all) {
    return new SlotLimits(new SlotLimit(target, source, all), SlotLimit.NONE);
  }

  private static List<Place> many(int number, String target, String source, String wave) {
    return IntStream.range(0, number)
        .mapToObj(each -> copy(wave + each, target, source, wave))
        .toList();
  }

  private static List<String> names(List<Place> places) {
    return places.stream().map(Place::mailbox).toList();
  }

  @Test
  void whoHasWaitedLongestComesFirst() {
    var given = SlotRound.give(copying(2, null, null), List.of(), many(4, "T", "S", "w"));

    assertThat(names(given)).containsExactly("w0", "w1");
  }

  @Test
  void noDatabaseGetsMoreThanItsLimitWhateverItsLetters() {
    var taken = List.of(copy("x", "DB1", "S", "w"));
    var waiting =
        List.of(copy("a", "db1", "S", "w"), copy("b", "Db1", "S", "w"), copy("c", "DB2", "S", "w"));

    assertThat(names(SlotRound.give(copying(2, null, null), taken, waiting)))
        .containsExactly("a", "c");
  }

  @Test
  void noDatabaseGivesMoreThanItsLimit() {
    var waiting = List.of(copy("a", "T1", "S1", "w"), copy("b", "T2", "S1", "w"));

    assertThat(names(SlotRound.give(copying(null, 1, null), List.of(), waiting)))
        .containsExactly("a");
  }

  @Test
  void aFullDatabaseKeepsNobodyElseWaiting() {
    var waiting = new ArrayList<>(many(50, "full", "S", "w"));
    waiting.add(copy("z", "free", "S", "w"));

    assertThat(
            names(
                SlotRound.give(
                    copying(1, null, null), List.of(copy("x", "full", "S", null)), waiting)))
        .containsExactly("z");
  }

  @Test
  void somebodyElsesMovesCount() {
    var others = many(20, "T", "S", "").stream().map(each -> copy(each.mailbox(), "T", "S", null));

    assertThat(SlotRound.give(copying(20, null, null), others.toList(), many(5, "T", "S", "w")))
        .isEmpty();
  }

  @Test
  void aLateWaveGetsItsShare() {
    var early = many(1_000, "T", "S", "early");
    var late = many(10, "T", "S", "late");
    var waiting = Stream.concat(early.stream(), late.stream()).toList();

    var first = SlotRound.give(copying(null, null, 20), List.of(), waiting);
    assertThat(first).filteredOn(each -> "late".equals(each.wave())).hasSize(10);

    var taken = many(18, "T", "S", "early");
    var then = SlotRound.give(copying(null, null, 20), taken, waiting);
    assertThat(names(then)).containsExactly("late0", "late1");
  }

  @Test
  void cutoversHaveSlotsOfTheirOwn() {
    var limits = new SlotLimits(new SlotLimit(1, null, null), new SlotLimit(2, null, null));
    var waiting =
        List.of(copy("a", "T", "S", "w"), cutover("b", "T"), cutover("c", "T"), cutover("d", "T"));

    assertThat(names(SlotRound.give(limits, List.of(copy("x", "T", "S", "w")), waiting)))
        .containsExactly("b", "c");
  }

  @Test
  void whatIsNotLimitedIsGivenToAll() {
    assertThat(SlotRound.give(SlotLimits.NONE, List.of(), many(30, "T", "S", "w"))).hasSize(30);
  }

  @Test
  void aPlaceOfWhichTheDatabaseIsNotKnownCountsInAll() {
    var unknown = new Place(SlotKind.COPY, "x", null, null, null);

    assertThat(
            SlotRound.give(copying(1, 1, 1), List.of(unknown), List.of(copy("a", "T", "S", "w"))))
        .isEmpty();
    assertThat(
            SlotRound.give(
                copying(1, 1, null), List.of(unknown), List.of(copy("a", "T", "S", "w"))))
        .hasSize(1);
  }

  /** Whatever is taken and waits: nobody is beyond a limit, and nobody waits who would fit. */
  @Test
  void allThatFitsIsGivenAndNothingElse() {
    var chance = new Random(7);
    for (var night = 0; night < 300; night++) {
      var limits = copying(1 + chance.nextInt(4), 1 + chance.nextInt(6), 1 + chance.nextInt(15));
      var taken = some(chance, chance.nextInt(6), "t");
      var waiting = some(chance, chance.nextInt(60), "w");

      var given = SlotRound.give(limits, taken, waiting);

      var after = Stream.concat(taken.stream(), given.stream()).toList();
      var left = new ArrayList<>(waiting);
      left.removeAll(given);
      for (var place : given) {
        assertThat(room(limits, after, place)).as("beyond a limit").isNotNegative();
      }
      for (var place : left) {
        assertThat(room(limits, after, place)).as("needlessly waiting").isNotPositive();
      }
    }
  }

  private static List<Place> some(Random chance, int number, String prefix) {
    var places = new ArrayList<Place>();
    for (var each = 0; each < number; each++) {
      places.add(
          copy(
              prefix + each,
              "T" + chance.nextInt(4),
              "S" + chance.nextInt(3),
              "wave" + chance.nextInt(3)));
    }
    Collections.shuffle(places, chance);
    return places;
  }

  /** How many more like this one would fit; less than none when there are too many. */
  private static int room(SlotLimits limits, List<Place> all, Place place) {
    var limit = limits.copying();
    var into = all.stream().filter(each -> Objects.equals(each.target(), place.target())).count();
    var outOf = all.stream().filter(each -> Objects.equals(each.source(), place.source())).count();
    return (int)
        Math.min(
            requireNonNull(limit.perTargetDatabase()) - into,
            Math.min(
                requireNonNull(limit.perSourceDatabase()) - outOf,
                requireNonNull(limit.inAll()) - all.size()));
  }

  @Test
  void aLimitThatLetsNothingHappenIsRefused() {
    assertThatThrownBy(() -> new SlotLimit(0, null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 1");
  }
}
