package io.mailferry.rehearsal.storm;

import io.mailferry.rehearsal.EngineRoom;
import org.jspecify.annotations.Nullable;

/** Another worker on the same task queues and the same journal, which is stopped in mid-wave. */
final class SecondWorker implements AutoCloseable {
  private final @Nullable EngineRoom room;
  private final int submissions;
  private @Nullable Thread stopping;

  /**
   * @param room null where there is only one worker
   * @param submissions how many requests are submitted when it is stopped
   */
  SecondWorker(@Nullable EngineRoom room, int submissions) {
    this.room = room;
    this.submissions = submissions;
  }

  /** Has it stopped when it is time, beside what goes on. */
  void look(long submitted) {
    if (room != null && stopping == null && submitted >= submissions) {
      stopping = Thread.ofPlatform().name("second-worker-stops").start(room::close);
    }
  }

  /** Whether it was stopped before the end. */
  boolean wasStopped() {
    return stopping != null;
  }

  @Override
  public void close() {
    if (room == null) {
      return;
    }
    if (stopping == null) {
      room.close();
      return;
    }
    try {
      stopping.join();
    } catch (InterruptedException nobodyWaits) {
      Thread.currentThread().interrupt();
    }
  }
}
