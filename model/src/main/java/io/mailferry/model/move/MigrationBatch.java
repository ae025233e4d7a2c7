package io.mailferry.model.move;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A batch of Exchange's own batch service, whose requests are never touched. It marks them with a
 * batch name that begins with {@code MigrationService:}, behind which stands the name that people
 * gave the batch (docs/exchange/queues-and-stamps.md#migration-batches).
 *
 * @param name of the batch; empty when the mark has none
 */
public record MigrationBatch(String name) {
  private static final String MARK = "migrationservice:";

  /** The batch that a {@code BatchName} seen in Exchange tells of; empty for any other. */
  public static Optional<MigrationBatch> markedBy(@Nullable String batchName) {
    return batchName != null && batchName.toLowerCase(Locale.ROOT).startsWith(MARK)
        ? Optional.of(new MigrationBatch(batchName.substring(MARK.length()).strip()))
        : Optional.empty();
  }

  /** The batch whose request was seen, in the queue or by its stamp; empty when it is of none. */
  public static Optional<MigrationBatch> seenIn(Sighting sighting) {
    var inQueue = sighting.queue() instanceof QueueItem.Present item ? item.batchName() : null;
    var onStamp = sighting.stamp() instanceof Stamp.Present stamp ? stamp.batchName() : null;
    return Stream.of(markedBy(inQueue), markedBy(onStamp)).flatMap(Optional::stream).findFirst();
  }

  /** Whether the mark says which batch it is. */
  public boolean hasName() {
    return !name.isEmpty();
  }
}
