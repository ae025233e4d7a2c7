package io.mailferry.rehearsal.house.broken.process;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Breaks nothing: who starts a process and says so may. */
@Tag("process")
public final class SaysSo {
  /** What is said. */
  @Test
  void startsOne() throws IOException {
    Runtime.getRuntime().exec(new String[] {"true"});
  }
}
