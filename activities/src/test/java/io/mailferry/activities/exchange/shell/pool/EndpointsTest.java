package io.mailferry.activities.exchange.shell.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.exchange.shell.Connection;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EndpointsTest {
  private static final Duration RETRY = Duration.ofSeconds(10);

  private final Ticker time = new Ticker();
  private final Endpoints endpoints = of("one", "two", "three");

  private Endpoints of(String... hosts) {
    return new Endpoints(
        Stream.of(hosts)
            .<Connection>map(
                host ->
                    new Connection.Remote(
                        URI.create("http://" + host + ".example/PowerShell/"),
                        Connection.Authentication.KERBEROS,
                        null))
            .toList(),
        RETRY,
        time);
  }

  private Endpoints.Endpoint chosen() {
    return switch (endpoints.choose(4)) {
      case Endpoints.Choice.At(var endpoint) -> endpoint;
      case Endpoints.Choice.Later(var left) -> throw new AssertionError("not for " + left);
    };
  }

  private String name() {
    return chosen().connection().name();
  }

  private Duration later() {
    return switch (endpoints.choose(4)) {
      case Endpoints.Choice.At(var endpoint) ->
          throw new AssertionError("now at " + endpoint.connection().name());
      case Endpoints.Choice.Later(var left) -> left;
    };
  }

  private void fails(String name) {
    assertThat(name()).isEqualTo(name + ".example");
    endpoints.failed(chosen(), time.getAsLong(), false, "away");
  }

  @Test
  void sendsAllSessionsButOneToTheFirstSoThatItsLossLeavesOne() {
    var places =
        Stream.generate(
                () -> {
                  var place = chosen();
                  endpoints.opening(place);
                  endpoints.opened(place);
                  return place.connection().name();
                })
            .limit(4)
            .toList();

    assertThat(places).containsExactly("one.example", "one.example", "one.example", "two.example");
  }

  @Test
  void opensOneSessionAloneWhereNobodyKnowsYetWhetherItLetsUsIn() {
    var first = chosen();
    endpoints.opening(first);
    assertThat(later()).isEqualTo(RETRY);

    endpoints.opened(first);

    assertThat(chosen()).isSameAs(first);
  }

  @Test
  void sendsAnOnlySessionToTheFirst() {
    assertThat(endpoints.choose(1)).isEqualTo(new Endpoints.Choice.At(chosen()));
    assertThat(name()).isEqualTo("one.example");
  }

  @Test
  void triesTheNextAtOnceWhenOneCannotBeReached() {
    fails("one");

    assertThat(name()).isEqualTo("two.example");
  }

  @Test
  void comesBackToTheFirstAsSoonAsItHasRested() {
    fails("one");

    time.passes(RETRY);

    assertThat(name()).isEqualTo("one.example");
  }

  @Test
  void letsAnEndpointRestTwiceAsLongEachTimeButNeverLongerThanFiveMinutes() {
    for (var seconds : List.of(10, 20, 40, 80, 160, 300, 300)) {
      fails("one");

      time.passes(Duration.ofSeconds(seconds).minusNanos(1));
      assertThat(name()).isEqualTo("two.example");
      time.passes(Duration.ofNanos(1));
    }
  }

  @Test
  void forgetsHowOftenAnEndpointFailedOnceItWasReached() {
    fails("one");
    time.passes(RETRY);
    fails("one");
    time.passes(RETRY.multipliedBy(2));

    var one = chosen();
    endpoints.opening(one);
    endpoints.opened(one);

    fails("one");
    time.passes(RETRY);
    assertThat(name()).isEqualTo("one.example");
  }

  @Test
  void countsFailuresThatBeganTogetherAsOne() {
    var one = chosen();
    var began = time.getAsLong();
    time.passes(Duration.ofSeconds(5));

    for (var i = 0; i < 4; i++) {
      endpoints.failed(one, began, false, "away");
    }

    time.passes(RETRY);
    assertThat(name()).isEqualTo("one.example");
  }

  @Test
  void waitsAMomentWhenAllRestAndThenTriesTheOneThatFailedFirst() {
    fails("one");
    time.passes(Duration.ofSeconds(1));
    fails("two");
    time.passes(Duration.ofSeconds(1));
    fails("three");

    assertThat(later()).isEqualTo(Duration.ofSeconds(8));
    time.passes(Duration.ofSeconds(8));
    assertThat(name()).isEqualTo("one.example");
  }

  @Test
  void triesWithOneSessionAtATimeWhileAllRest() {
    // given: each has failed twice, so that all rest longer than the wait
    for (var round = 0; round < 2; round++) {
      fails("one");
      fails("two");
      fails("three");
      time.passes(RETRY);
    }
    assertThat(name()).isEqualTo("one.example");

    // when
    var probe = chosen();
    endpoints.opening(probe);

    // then
    assertThat(later()).isPositive();
    endpoints.notOpened(probe);
    assertThat(name()).isEqualTo("one.example");
  }

  @Test
  void repeatsARefusedSignInOnlyAfterItsWholeRestBecauseThatLocksAccounts() {
    var only = of("one");
    var rests = new ArrayList<Duration>();
    for (var times = 0; times < 5; times++) {
      var one = ((Endpoints.Choice.At) only.choose(4)).endpoint();
      only.failed(one, time.getAsLong(), true, "denied");
      var rest = ((Endpoints.Choice.Later) only.choose(4)).left();
      rests.add(rest);
      time.passes(rest);
    }

    assertThat(rests)
        .containsExactly(
            Duration.ofMinutes(8),
            Duration.ofMinutes(16),
            Duration.ofMinutes(32),
            Duration.ofMinutes(45),
            Duration.ofMinutes(45));
  }

  @Test
  void aServerThatRefusedTheAccountRestsLongerThanTheAccountSoThatAnotherIsTriedNext() {
    var both = of("one", "two");
    var one = ((Endpoints.Choice.At) both.choose(4)).endpoint();
    both.failed(one, time.getAsLong(), true, "denied");

    time.passes(Account.REST_OF_THE_REFUSED.first());

    assertThat(((Endpoints.Choice.At) both.choose(4)).endpoint()).isNotSameAs(one);
  }

  @Test
  void opensAgainWhereTheLastOpeningFailedThoughASessionLivesThere() {
    // given
    var only = of("one");
    var one = ((Endpoints.Choice.At) only.choose(4)).endpoint();
    only.opening(one);
    only.opened(one);

    // when: another is refused
    only.opening(one);
    only.failed(one, time.getAsLong(), false, "refused");
    only.notOpened(one);

    // then
    time.passes(RETRY);
    assertThat(only.choose(4)).isEqualTo(new Endpoints.Choice.At(one));
    only.opening(one);
    assertThat(only.choose(4)).as("one at a time").isInstanceOf(Endpoints.Choice.Later.class);
  }

  @Test
  void triesAgainWhileAllRestThoughSessionsLive() {
    // given: it has failed twice, so that it rests longer than the wait
    var only = of("one");
    var one = ((Endpoints.Choice.At) only.choose(4)).endpoint();
    only.opening(one);
    only.opened(one);
    for (var times = 0; times < 2; times++) {
      only.failed(one, time.getAsLong(), false, "away");
      time.passes(RETRY);
    }

    // then
    assertThat(only.choose(4)).isEqualTo(new Endpoints.Choice.At(one));
  }

  @Test
  void tellsHowEachStands() {
    fails("one");
    endpoints.opening(chosen());

    assertThat(endpoints.health())
        .satisfiesExactly(
            one -> {
              assertThat(one.name()).isEqualTo("one.example");
              assertThat(one.restsUntil()).isNotNull();
              assertThat(one.lastFailure()).isEqualTo("away");
              assertThat(one.failedAt()).isNotNull();
            },
            two -> {
              assertThat(two.sessions()).isEqualTo(1);
              assertThat(two.restsUntil()).isNull();
            },
            three -> assertThat(three.sessions()).isZero());
  }
}
