package io.mailferry.activities.exchange.shell.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PidNamespaceTest {
  private static final String BOOT = "11111111-2222-3333-4444-555555555555";
  private static final String EARLIER = "99999999-2222-3333-4444-555555555555";
  private static final PidNamespace HERE = new PidNamespace("0123456789abcdef", BOOT, "4026531836");

  @Test
  void isAfterTheEarlierStartsOfItsOwnMachine() {
    assertThat(HERE.isAfter("0123456789abcdef_" + EARLIER + "_4026531836")).isTrue();
    assertThat(HERE.isAfter("0123456789abcdef_" + EARLIER + "_1")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // its own
        "0123456789abcdef_" + BOOT + "_4026531836",
        // a container of the same machine
        "0123456789abcdef_" + BOOT + "_1",
        // another machine that shares the home
        "fedcba9876543210_" + EARLIER + "_4026531836",
        // nobody knows whose
        EARLIER + "_4026531836",
        "something"
      })
  void knowsNothingOfWhatIsNotItsOwn(String text) {
    assertThat(HERE.isAfter(text)).isFalse();
  }

  @Test
  void knowsNoEarlierStartsWhereTheMachineDoesNotTellWhichItIs() {
    var nameless = new PidNamespace("", BOOT, "4026531836");

    assertThat(nameless.isAfter(EARLIER + "_4026531836")).isFalse();
    assertThat(nameless.isAfter("_" + EARLIER + "_4026531836")).isFalse();
  }

  @Test
  void findsWhatEarlierReleasesLeftUnderTheNameWithoutTheMachine() {
    assertThat(HERE.names())
        .containsExactly("0123456789abcdef_" + BOOT + "_4026531836", BOOT + "_4026531836");
  }

  @Test
  void isTheSameEachTimeItIsAsked() {
    assertThat(PidNamespace.here()).isEqualTo(PidNamespace.here());
  }
}
