package io.mailferry.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program that is kept running.
 *
 * @param name what people call it, in the middle of a sentence
 * @param start what a start needs, asked for at each of them
 * @param log where goes what it says
 * @param answer where its standard output goes, from the beginning at each start; null when that
 *     goes to the log, too
 * @param patience how long it may take to stop by itself
 */
record Part(String name, Start start, Path log, @Nullable Path answer, Duration patience) {
  /** What a start needs. */
  @FunctionalInterface
  interface Start {
    /**
     * The program and its arguments.
     *
     * @throws CannotStart when something stands in the way at this moment
     */
    List<String> command();
  }
}
