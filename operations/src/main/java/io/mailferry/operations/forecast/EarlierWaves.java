package io.mailferry.operations.forecast;

import io.mailferry.journal.read.JournalReader;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.operations.status.MailboxSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.OptionalLong;

/**
 * What the latest waves came to that travelled in the same way.
 *
 * @param waves how many they were
 * @param pace how fast they went, all together
 * @param average how large one of their mailboxes was; empty where none was seen
 */
record EarlierWaves(int waves, Pace pace, OptionalLong average) {
  /** Older ones went through other servers. */
  private static final int MOST = 5;

  static final EarlierWaves NONE = new EarlierWaves(0, Pace.UNKNOWN, OptionalLong.empty());

  static EarlierWaves of(
      JournalReader journal, OrganisationName organisation, Route route, Instant now) {
    var waves =
        journal.waves().stream()
            .filter(wave -> wave.organisation().equals(organisation) && wave.route() == route)
            .limit(MOST)
            .toList();
    var pace = Pace.UNKNOWN;
    var all = new ArrayList<MailboxSnapshot>();
    for (var wave : waves) {
      var mailboxes = journal.mailboxes(wave.name()).stream().map(MailboxSnapshot::of).toList();
      pace = pace.and(PaceOfWave.of(mailboxes, journal.facts(wave.name()), now));
      all.addAll(mailboxes);
    }
    return new EarlierWaves(waves.size(), pace, MailboxSizes.average(all));
  }
}
