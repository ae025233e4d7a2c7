package io.mailferry.simulator.directory;

import io.mailferry.simulator.world.DirectoryUser;
import io.mailferry.simulator.world.Domain;
import io.mailferry.simulator.world.Mailbox;
import io.mailferry.simulator.world.Organisation;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The directories of all forests that are there. */
public final class Directories {
  private final Map<Organisation, PracticeDirectory> byOrganisation;

  /** These. */
  public Directories(Map<Organisation, PracticeDirectory> byOrganisation) {
    this.byOrganisation = new EnumMap<>(byOrganisation);
  }

  /** The one of this forest, which is there. */
  public PracticeDirectory of(Organisation organisation) {
    return Objects.requireNonNull(byOrganisation.get(organisation), organisation.label());
  }

  /** Every one. */
  public Collection<PracticeDirectory> all() {
    return byOrganisation.values();
  }

  /** Whether a write to either object of a mailbox would reach a controller now. */
  public boolean bothReachable(Mailbox mailbox) {
    var here = mailbox.home().organisation();
    return Stream.of(here, mailbox.otherThan(here))
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
