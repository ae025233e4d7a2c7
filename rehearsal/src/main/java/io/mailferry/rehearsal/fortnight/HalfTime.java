package io.mailferry.rehearsal.fortnight;

import io.mailferry.journal.read.JournalReader;
import io.mailferry.journal.write.Fact;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.MailboxGuid;
import io.mailferry.operations.forecast.MailboxForecast;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was forecast at half-time of a wave, and what came of it.
 *
 * @param forecast how many had not ended then
 * @param held how many of these ended in the range that was told
 */
record HalfTime(int forecast, int held) {
  /**
   * Of a wave, whose half-time is in the middle between its start and the end of its last mailbox.
   */
  static HalfTime of(FortnightWave wave, JournalReader journal, Forecasts forecasts) {
    var ended =
        journal.facts(wave.name()).stream()
            .filter(fact -> fact.kind() == FactKind.VERIFIED && fact.mailbox() != null)
            .collect(
                Collectors.toMap(
                    fact -> Objects.requireNonNull(fact.mailbox()), Fact::at, (_, last) -> last));
    var end = ended.values().stream().max(Comparator.naturalOrder());
    return end.flatMap(last -> forecasts.before(wave.name(), middle(wave.starts(), last)))
        .map(told -> judged(told, ended))
        .orElse(new HalfTime(0, 0));
  }

  private static Instant middle(Instant start, Instant end) {
    return start.plus(Duration.between(start, end).dividedBy(2));
  }

  private static HalfTime judged(Forecasts.Told told, Map<MailboxGuid, Instant> ended) {
    return new HalfTime(
        told.mailboxes().size(),
        (int) told.mailboxes().values().stream().filter(each -> held(each, ended)).count());
  }

  private static boolean held(MailboxForecast forecast, Map<MailboxGuid, Instant> ended) {
    var mailbox = forecast.mailbox().mailbox();
    return mailbox != null && isIn(forecast, ended.get(mailbox));
  }

  private static boolean isIn(MailboxForecast forecast, @Nullable Instant end) {
    return end != null
        && forecast.earliest() != null
        && forecast.latest() != null
        && !end.isBefore(forecast.earliest())
        && !end.isAfter(forecast.latest());
  }
}
