package io.mailferry.operations.forecast;

import io.mailferry.journal.read.JournalReader;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.operations.status.MailboxSnapshot;
import java.util.ArrayList;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What the latest waves came to that travelled in the same way and copied something.
 *
 * @param waves how many they were
 * @param pace how fast they went, all together
 * @param releases when their mailboxes were released
 * @param average how large one of their mailboxes was; empty where none was seen
 */
record EarlierWaves(int waves, Pace pace, Releases releases, OptionalLong average) {
  /** Older ones went through other servers. */
  private static final int MOST = 5;

  static final EarlierWaves NONE =
      new EarlierWaves(0, Pace.UNKNOWN, new Releases(), OptionalLong.empty());

  /** Of all but one, which is measured by itself; null for all. */
  static EarlierWaves of(
      JournalReader journal,
      OrganisationName organisation,
      Route route,
      @Nullable WaveName except) {
    var pace = Pace.UNKNOWN;
    var all = new ArrayList<MailboxSnapshot>();
    var releases = new Releases();
    var measured = 0;
    for (var wave : journal.waves()) {
      if (measured == MOST
          || wave.name().equals(except)
          || !wave.organisation().equals(organisation)
          || wave.route() != route) {
        continue;
      }
      var mailboxes = journal.mailboxes(wave.name()).stream().map(MailboxSnapshot::of).toList();
      var facts = WaveFacts.of(journal, wave);
      var its = PaceOfWave.asFarAsSeen(mailboxes, facts);
      if (its.intoAny().isPresent()) {
        measured++;
        pace = pace.and(its);
        releases.and(mailboxes, facts);
        all.addAll(mailboxes);
      }
    }
    return new EarlierWaves(
        measured, pace.ofCrowd(releases.mostTogether()), releases, MailboxSizes.average(all));
  }
}
