package io.mailferry.simulator.directory;

import io.mailferry.simulator.world.Organisation;

/** The directories of both forests. */
public record Directories(PracticeDirectory source, PracticeDirectory target) {

  /** The one of this forest. */
  public PracticeDirectory of(Organisation organisation) {
    return switch (organisation) {
      case SOURCE -> source;
      case TARGET -> target;
    };
  }

  /** Whether a write to either would reach a controller now. */
  public boolean bothReachable() {
    return source.firstLiving().isPresent() && target.firstLiving().isPresent();
  }
}
