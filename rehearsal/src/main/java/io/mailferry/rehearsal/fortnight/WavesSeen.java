package io.mailferry.rehearsal.fortnight;

import io.mailferry.journal.read.JournalReader;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.decision.Reason;
import io.mailferry.operations.status.MailboxSnapshot;
import io.mailferry.operations.status.WaveSnapshot;
import io.mailferry.rehearsal.Truth;
import io.mailferry.simulator.MailboxFacts;
import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.count.Cutover;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What became of each wave, by the practice organisation and by the journal. */
final class WavesSeen {
  private final Fortnight fortnight;
  private final JournalReader journal;
  private final Truth truth;
  private final List<Cutover> cutovers;
  private final Forecasts forecasts;
  private final Map<String, Integer> numbers = new HashMap<>();

  WavesSeen(Fortnight fortnight, Simulator simulator, JournalReader journal, Forecasts forecasts) {
    this.forecasts = forecasts;
    this.fortnight = fortnight;
    this.journal = journal;
    this.truth = Truth.of(simulator);
    this.cutovers = simulator.cutovers();
    var addresses = simulator.mailboxes().stream().map(MailboxFacts::address).toList();
    for (var i = 0; i < addresses.size(); i++) {
      numbers.put(addresses.get(i), i);
    }
  }

  List<WaveResult> results() {
    return fortnight.waves().stream().map(this::result).toList();
  }

  private WaveResult result(FortnightWave wave) {
    var seen = WaveSnapshot.of(journal, wave.name());
    var verified = seen.map(truth::verified).orElse(0);
    var explained =
        seen.map(snapshot -> snapshot.mailboxes().stream().filter(WavesSeen::isExplained).count())
            .orElse(0L);
    var halfTime = HalfTime.of(wave, journal, forecasts);
    var began = cutovers.stream().filter(each -> wave.has(number(each))).toList();
    return new WaveResult(
        wave.name().value(),
        wave.nights().words(),
        Fortnight.MOMENT.format(wave.starts()),
        wave.mailboxes(),
        verified,
        Math.toIntExact(explained),
        wave.mailboxes() - verified - Math.toIntExact(explained),
        began.stream().filter(each -> !fortnight.mayBegin(number(each), each.began())).count(),
        journal.facts(wave.name()).stream()
            .filter(fact -> fact.kind() == FactKind.QUESTION)
            .count(),
        halfTime.open(),
        halfTime.held(),
        halfTime.medianMinutes(),
        began.isEmpty() ? "" : Fortnight.MOMENT.format(began.getFirst().began()),
        began.isEmpty() ? "" : Fortnight.MOMENT.format(began.getLast().began()));
  }

  private int number(Cutover cutover) {
    return Objects.requireNonNull(numbers.get(cutover.address()), cutover.address());
  }

  /** Whoever just has not come to its end is not explained: a fortnight is long enough. */
  private static boolean isExplained(MailboxSnapshot mailbox) {
    return !mailbox.arrived()
        && !mailbox.needsAttention()
        && !mailbox.sentence().isEmpty()
        && waitsForAWindow(mailbox);
  }

  private static boolean waitsForAWindow(MailboxSnapshot mailbox) {
    var decided = mailbox.decided();
    return decided != null
        && (Reason.WINDOW_CLOSED.name().equals(decided.reason())
            || Reason.NO_WINDOW_LEFT.name().equals(decided.reason()));
  }
}
