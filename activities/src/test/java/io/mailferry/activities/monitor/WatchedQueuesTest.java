package io.mailferry.activities.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.FakeDirectory;
import io.mailferry.activities.Given;
import io.mailferry.activities.directory.Directory;
import io.mailferry.activities.directory.ForestDirectory;
import io.mailferry.activities.fault.table.FaultTable;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WatchedQueuesTest {
  private final FakeDirectory root = new FakeDirectory("target.example");

  WatchedQueuesTest() {
    root.has(Given.TARGET);
  }

  private static WatchedQueues of(Directory directory) {
    return WatchedQueues.of(List.of(), Set.of(Given.TARGET.name()), directory);
  }

  @Test
  void areReadThroughTheControllerThatToldTheDatabases() {
    assertThat(of(root).controller()).isEqualTo("dc1.target.example");
    assertThat(of(root).names()).containsExactly(Given.TARGET.name());
  }

  @Test
  void nameNoControllerWhereNoneKnowsTheUsersOfAllDomains() {
    var child = new FakeDirectory("target.example", "emea.target.example");
    var forest = new ForestDirectory(List.of(root, child), FaultTable.STANDARD);

    assertThat(of(forest).controller()).isNull();
    assertThat(of(forest).names()).containsExactly(Given.TARGET.name());
  }
}
