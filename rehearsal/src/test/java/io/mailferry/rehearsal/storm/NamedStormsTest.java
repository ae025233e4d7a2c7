package io.mailferry.rehearsal.storm;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.faults.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NamedStormsTest {
  private static List<Storm> all(long seed) {
    return NamedStorms.names().stream()
        .map(name -> NamedStorms.named(name, seed).orElseThrow())
        .toList();
  }

  static List<String> names() {
    return NamedStorms.names();
  }

  @Test
  void bringEveryFaultThatTheSimulatorOffers() {
    assertThat(
            LongStream.rangeClosed(1, 10)
                .boxed()
                .flatMap(seed -> all(seed).stream())
                .flatMap(storm -> storm.misfortunes().stream())
                .flatMap(misfortune -> misfortune.faults().stream())
                .map(planned -> planned.fault().getClass().getSimpleName())
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Fault.class.getPermittedSubclasses())
                // Only a person can settle these: four are troubles, one has a test of its own.
                .filter(each -> each != Fault.ItemsSpoiled.class)
                .filter(each -> each != Fault.RequestNotValid.class)
                .filter(each -> each != Fault.DatabaseUnknown.class)
                .filter(each -> each != Fault.LossyFailOver.class)
                .filter(each -> each != Fault.FarCredentialExpires.class)
                .map(Class::getSimpleName)
                .toList());
  }

  /** Whoever relies on the page finds all of them there, and none that failed. */
  @Test
  void haveARowEachOnThePage() throws IOException {
    var page = Files.readString(Path.of("..", "docs", "rehearsals.md"));
    var table =
        page.substring(
            page.indexOf("<!-- results of drills: begin -->"),
            page.indexOf("<!-- results of drills: end -->"));
    var rows = table.lines().filter(line -> line.startsWith("| `")).toList();

    assertThat(rows).extracting(row -> row.split("`")[1]).isEqualTo(NamedStorms.names());
    assertThat(rows).allSatisfy(row -> assertThat(row).endsWith("| yes |"));
  }

  @Test
  void bringEveryTroubleOnce() {
    assertThat(all(1).stream().flatMap(storm -> storm.troubles().stream()))
        .extracting(trouble -> (Object) trouble.getClass())
        .containsExactlyInAnyOrderElementsOf(List.of(Trouble.class.getPermittedSubclasses()));
  }

  @Test
  void areTheSameForTheSameSeedAndOthersForAnother() {
    assertThat(NamedStorms.named("fail-over", 3)).isEqualTo(NamedStorms.named("fail-over", 3));
    assertThat(NamedStorms.named("fail-over", 3)).isNotEqualTo(NamedStorms.named("fail-over", 4));
  }

  @Test
  void areNotThereUnderAnotherName() {
    assertThat(NamedStorms.named("earthquake", 1)).isEmpty();
    assertThat(NamedStorms.named("fail-over+earthquake", 1)).isEmpty();
  }

  @Test
  void areNotThereWhereTwoOfThemAskTheSame() {
    assertThat(NamedStorms.named("damaged-items+blank-limits", 1)).isEmpty();
    assertThat(NamedStorms.named("fail-over+fail-over", 1)).isEmpty();
    assertThat(NamedStorms.named("damaged-items+quota-too-small", 1)).isPresent();
  }

  @Test
  void areNotThereWhereOneIsWithinAnOrganisationAndOneBetweenTwo() {
    assertThat(NamedStorms.named("leftovers+far-password-changed", 1)).isEmpty();
    assertThat(NamedStorms.named("leftovers+fail-over", 1)).isPresent();
  }

  @Test
  void comeInPairsEachOnceAndNoneThatNeedsAPerson() {
    var pairs = NamedStorms.pairs(1);

    assertThat(pairs).extracting(Storm::name).doesNotHaveDuplicates();
    assertThat(pairs).allMatch(storm -> storm.kind() == StormKind.TRANSIENT);
    assertThat(pairs)
        .allSatisfy(
            storm ->
                assertThat(new HashSet<>(storm.misfortunes()))
                    .as(storm.name())
                    .hasSameSizeAs(storm.misfortunes())
                    .hasSize(2));
    assertThat(NamedStorms.named("fail-over+slow-queues", 1))
        .get()
        .satisfies(storm -> assertThat(storm.misfortunes()).hasSize(2))
        .satisfies(storm -> assertThat(storm.name()).isEqualTo("fail-over--slow-queues"));
  }

  /** Temporal's namespaces have their names, and so have folders. */
  @ParameterizedTest
  @MethodSource("names")
  void haveNamesThatFoldersCanHave(String name) {
    assertThat(name).matches("[a-z0-9]+(-[a-z0-9]+)*");
  }

  /** The simulator refuses what it does not know as soon as it is planned. */
  @ParameterizedTest
  @MethodSource("names")
  void areUnderstoodByTheSimulator(String name) {
    var storm = NamedStorms.named(name, 1).orElseThrow();
    try (var simulator =
        Simulator.start(
            StormWorld.config(storm).manualClock(Instant.parse("2026-11-20T20:00:00Z")).build())) {
      var world = new StormWorld(storm, simulator);

      world.whatWasBefore();
      world.begin(1);
      simulator.advance(Duration.ofHours(6));

      assertThat(world.targets()).hasSize(storm.mailboxes());
      assertThat(world.deeds().notDone())
          .noneMatch(sentence -> sentence.startsWith("others could not"));
      assertThat(
              simulator.requests().stream()
                  .filter(each -> "Balancing".equals(each.batchName()))
                  .filter(each -> each.status().equals("Completed")))
          .hasSize(
              storm.ground().requestsOfOthers()
                  + (storm.isWithinOneOrganisation() ? StormWorld.BALANCED.size() : 0));
    }
  }
}
