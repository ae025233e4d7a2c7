package io.mailferry.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.workflows.mailbox.DependencyBack;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Something that a migration waits for is back. */
class DependencyBackTest {
  private final WorkflowFixture fixture = WorkflowFixture.begins();

  @AfterEach
  void closes() {
    fixture.close();
  }

  @Test
  void letsItLookAtOnce() {
    looksAtOnceOn(new DependencyBack("database/TGT-DB01"));
  }

  @Test
  void letsItLookAtOnceAlsoWhenItWasSignalledWithNothing() {
    looksAtOnceOn(null);
  }

  private void looksAtOnceOn(@Nullable DependencyBack back) {
    var migration = fixture.submits();
    fixture.settles();
    var before = looks();

    migration.dependencyBack(back);

    fixture.settlesUntil(() -> looks() > before);
    assertThat(fixture.exchange.commands()).containsExactly("submitMove");
  }

  private int looks() {
    return Collections.frequency(fixture.exchange.calls(), "pollMove");
  }
}
