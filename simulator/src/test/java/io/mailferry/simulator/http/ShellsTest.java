package io.mailferry.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On plain child processes, which stand for shells. */
@Timeout(60)
@Tag("process")
class ShellsTest {
  private final List<Process> children = new ArrayList<>();

  @AfterEach
  void end() {
    children.forEach(Process::destroyForcibly);
  }

  private Process child() throws IOException {
    var child = new ProcessBuilder("sleep", "600").start();
    children.add(child);
    return child;
  }

  @Test
  void endsTheProcessThatAnnouncedItselfAndNoOther() throws Exception {
    var shells = new Shells(_ -> true);
    var announced = child();
    var other = child();
    shells.announce(announced.pid());

    assertThat(shells.kill(other.pid())).isFalse();
    assertThat(shells.kill(announced.pid())).isTrue();

    assertThat(announced.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(other.isAlive()).isTrue();
  }

  @Test
  void neverEndsWhatIsNoShellWhateverItAnnounces() throws Exception {
    var shells = new Shells();
    var child = child();
    shells.announce(child.pid());

    shells.killAll();

    assertThat(shells.kill(child.pid())).isFalse();
    assertThat(child.isAlive()).isTrue();
  }

  @Test
  void endsOneOfSeveralAndTheSameOneForTheSameNumber() throws Exception {
    var shells = new Shells(_ -> true);
    var three = List.of(child(), child(), child());
    three.forEach(each -> shells.announce(each.pid()));
    var inOrder = three.stream().map(Process::pid).sorted().toList();

    shells.killOne(4);

    var chosen =
        three.stream().filter(each -> each.pid() == inOrder.get(1)).findFirst().orElseThrow();
    assertThat(chosen.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(three).filteredOn(Process::isAlive).hasSize(2);
  }

  @Test
  void endsAllAndHasNoneToEndAfterwards() throws Exception {
    var shells = new Shells(_ -> true);
    var two = List.of(child(), child());
    two.forEach(each -> shells.announce(each.pid()));

    shells.killAll();

    for (var each : two) {
      assertThat(each.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(shells.kill(each.pid())).isFalse();
    }
    shells.killOne(0);
  }
}
