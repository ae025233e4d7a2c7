package io.mailferry.simulator.directory;

import io.mailferry.simulator.world.DirectoryUser;
import io.mailferry.simulator.world.Domain;
import io.mailferry.simulator.world.Mailbox;
import io.mailferry.simulator.world.Organisation;
import java.util.stream.Stream;

/** The directories of both forests. */
public record Directories(PracticeDirectory source, PracticeDirectory target) {

  /** The one of this forest. */
  public PracticeDirectory of(Organisation organisation) {
    return switch (organisation) {
      case SOURCE -> source;
      case TARGET -> target;
    };
  }

  /** Whether a write to either object of a mailbox would reach a controller now. */
  public boolean bothReachable(Mailbox mailbox) {
    return Stream.of(Organisation.values())
        .allMatch(
            forest ->
                of(forest)
                    .firstLiving(
                        mailbox
                            .in(forest)
                            .map(DirectoryUser::domain)
                            .orElseGet(() -> Domain.rootOf(forest)))
                    .isPresent());
  }
}
