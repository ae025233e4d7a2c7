package io.mailferry.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
  @Test
  void tellsWhoseAPortIsToBeAndWhatToDo() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = taken.getLocalPort();

      assertThat(Ports.answers(port)).isTrue();
      assertThatThrownBy(() -> Ports.mustBeFree(port, "Temporal", "--temporal-port"))
          .isInstanceOf(CannotStart.class)
          .hasMessage(
              "port "
                  + port
                  + ", which Temporal needs, is taken by another program; stop that, or name"
                  + " another port with --temporal-port");
    }
  }
}
