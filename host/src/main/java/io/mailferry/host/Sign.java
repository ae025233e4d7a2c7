package io.mailferry.host;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * What tells that a part has come up.
 *
 * @param patience how long it may take
 * @param shows whether it shows at this moment
 */
record Sign(Duration patience, BooleanSupplier shows) {
  /** Waits for it from the part that is kept, which may die meanwhile and come again. */
  boolean of(Kept kept) throws InterruptedException {
    return Ports.await(patience, () -> kept.runs() && shows.getAsBoolean());
  }

  /** Waits for it from this process; false as soon as that has died. */
  boolean of(ProcessHandle process) throws InterruptedException {
    Ports.await(patience, () -> !process.isAlive() || shows.getAsBoolean());
    return process.isAlive() && shows.getAsBoolean();
  }
}
