package io.mailferry.simulator.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class PortsTest {
  private static final String LOCAL = "127.0.0.1";

  /** Two directories that open side by side once both found the same port free. */
  @Test
  void areGivenToOneAloneUntilTheyAreGivenBack() {
    var given = new HashSet<Integer>();
    try {
      for (var i = 0; i < 3_000; i++) {
        assertThat(given.add(Ports.free(LOCAL))).isTrue();
      }
    } finally {
      given.forEach(Ports::giveBack);
    }
  }
}
