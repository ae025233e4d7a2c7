package io.mailferry.activities.breaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailferry.activities.FakeDirectory;
import io.mailferry.activities.Given;
import io.mailferry.activities.HandClock;
import io.mailferry.activities.Incidents;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.time.ExchangeClock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Nobody needs the controllers just now, and still it is told which of them are away. */
class DomainWatchTest {
  private static final String FOREST = "forest/target.example";
  private static final Duration BETWEEN_PROBES = Duration.ofSeconds(20);

  private final HandClock hand = new HandClock();
  private final ExchangeClock clock =
      ExchangeClock.accelerated(hand, hand.instant(), hand.instant(), 1);
  private final Incidents incidents = new Incidents();
  private final FakeDirectory domain = new FakeDirectory("target.example");
  private final Breakers breakers = new Breakers(Given.ORGANISATION, clock, incidents);
  private final String first = "controller/" + domain.first;

  @Test
  void tellsOfOneThatIsAwayBesideOneThatAnswersAndOfItsEnd() {
    var watch = watching(Duration.ofMinutes(1));
    domain.isAway(domain.first);

    watch.look();
    assertThat(incidents.open).as("it may only restart").isEmpty();
    watch.look();
    var since = hand.instant();
    hand.passes(Duration.ofSeconds(10));
    watch.look();

    assertThat(incidents.open).containsOnlyKeys(first);
    assertThat(incidents.open.get(first))
        .returns("MF-AD-CONTROLLER-AWAY", Outage::code)
        .returns(since, Outage::since)
        .returns(hand.instant(), Outage::seen)
        .returns(false, Outage::lasting)
        .satisfies(
            outage -> assertThat(outage.sentence()).contains("it is switched off", domain.second));

    domain.isBack();
    watch.look();

    assertThat(incidents.open).isEmpty();
    assertThat(incidents.over).containsExactly(first);

    domain.isAway(domain.first);
    watch.look();
    domain.isBack();
    watch.look();
    domain.isAway(domain.first);
    watch.look();
    assertThat(incidents.open).as("it has to be missed twice in a row").isEmpty();
  }

  @Test
  void namesOneAloneNoLongerWhenTheLastOneFails() {
    var watch = watching(Duration.ofMinutes(1));
    domain.isAway(domain.first);
    watch.look();
    watch.look();
    assertThat(incidents.open).containsOnlyKeys(first);

    domain.isAway();
    watch.look();

    assertThat(incidents.open).containsOnlyKeys(FOREST);
  }

  /** Where it ends what another worker sees, it would be told anew each time. */
  @Test
  void givesGoodNewsOnce() {
    var watch = watching(Duration.ofMinutes(1));
    for (var look = 0; look < 100; look++) {
      watch.look();
      hand.passes(Duration.ofMinutes(1));
    }

    assertThat(incidents.goodNews).isEqualTo(2);
  }

  @Test
  void takesSlownessForNoOutageWhileControllersAnswer() {
    domain.isAway();
    watching(Duration.ofMinutes(1)).look();
    domain.isBack();
    hand.passes(BETWEEN_PROBES);
    var since = Objects.requireNonNull(incidents.open.get(FOREST)).seen();
    var never = new CountDownLatch(1);
    domain.saysNothing(never);

    watching(Duration.ofMillis(1)).look();

    assertThat(Objects.requireNonNull(incidents.open.get(FOREST)).seen()).isEqualTo(since);
    never.countDown();
  }

  @Test
  void signsInNowhereWhileAnyControllerAnswers() {
    var watch = watching(Duration.ofMinutes(1));
    domain.isAway(domain.first);

    watch.look();
    domain.isBack();
    watch.look();

    assertThat(domain.asked).isEmpty();
  }

  @Test
  void tellsOfTheDomainAloneWhenNoneAnswers() {
    domain.isAway();

    watching(Duration.ofMinutes(1)).look();

    assertThat(incidents.open).containsOnlyKeys(FOREST);
    assertThatThrownBy(() -> breakers.guard(domain).databases())
        .as("and nobody else need find out")
        .isInstanceOf(Fault.Away.class);
  }

  @Test
  void findsTheDomainBackThoughNobodyAsks() {
    var watch = watching(Duration.ofMinutes(1));
    domain.isAway();
    watch.look();
    domain.isBack();

    watch.look();
    assertThat(incidents.open).as("it was asked just now").containsOnlyKeys(FOREST);
    hand.passes(BETWEEN_PROBES);
    watch.look();

    assertThat(incidents.open).isEmpty();
    assertThat(incidents.over).containsExactly(FOREST);
    assertThat(domain.asked).containsExactly(domain.first);
  }

  @Test
  void namesTheControllersWhenAllHang() {
    domain.isAway();
    var never = new CountDownLatch(1);
    domain.saysNothing(never);

    watching(Duration.ofMillis(1)).look();

    assertThat(Objects.requireNonNull(incidents.open.get(FOREST)).sentence())
        .contains(domain.first + ": it is switched off", domain.second + ": it is switched off");
    never.countDown();
  }

  @Test
  void leavesTheLackOfARightToThoseWhoNeedIt() {
    assertThatThrownBy(() -> breakers.guard(domain).databases()).isInstanceOf(Fault.Away.class);
    assertThat(incidents.open).containsOnlyKeys(FOREST);
    domain.asked.clear();
    hand.passes(BETWEEN_PROBES);

    watching(Duration.ofMinutes(1)).look();

    assertThat(incidents.open).as("a sign of life does not disprove it").containsOnlyKeys(FOREST);
    assertThat(domain.asked).isEmpty();
  }

  @Test
  void doesNotGoOnNamingOneThatIsNoControllerAnyMore() {
    var watch = watching(Duration.ofMinutes(1));
    domain.isAway(domain.first);
    watch.look();
    watch.look();

    domain.controllers.remove(domain.first);
    watch.look();

    assertThat(incidents.open).isEmpty();
  }

  private DomainWatch watching(Duration longestPing) {
    return new DomainWatch(domain, breakers, clock, incidents, longestPing);
  }
}
