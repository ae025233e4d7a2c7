package io.mailferry.workflows.wave;

import io.mailferry.model.plan.Intention;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Migrations to be started.
 *
 * @param intentions what is wanted, for each
 * @param first the order in force in the wave that each starts with, e.g. a pause; null for none
 */
public record MigrationsToStart(List<Intention> intentions, @Nullable WaveOrder first) {
  /** The list is copied. */
  public MigrationsToStart {
    intentions = List.copyOf(intentions);
  }
}
