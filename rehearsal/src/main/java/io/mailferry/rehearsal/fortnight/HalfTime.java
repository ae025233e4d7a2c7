package io.mailferry.rehearsal.fortnight;

import io.mailferry.journal.read.JournalReader;
import io.mailferry.journal.write.Fact;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.MailboxGuid;
import io.mailferry.operations.forecast.MailboxForecast;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What was forecast at half-time of a wave, and what came of it.
 *
 * @param open how many had not ended then
 * @param held how many of these ended in the range that was told
 * @param medianMinutes how wide half of the ranges were at most
 */
record HalfTime(int open, int held, long medianMinutes) {
  /**
   * Of a wave, whose half-time is in the middle between its start and the end of its last mailbox.
   * Whoever was open then and is not in the forecast counts as one that did not hold.
   */
  static HalfTime of(FortnightWave wave, JournalReader journal, Forecasts forecasts) {
    var ended = new HashMap<MailboxGuid, Instant>();
    journal.facts(wave.name()).stream()
        .filter(fact -> fact.kind() == FactKind.VERIFIED && fact.mailbox() != null)
        .forEach(fact -> put(ended, fact));
    var last = ended.values().stream().max(Comparator.naturalOrder());
    var start = forecasts.start(wave.name());
    if (last.isEmpty() || start.isEmpty()) {
      return new HalfTime(wave.mailboxes(), 0, 0);
    }
    var middle = start.get().plus(Duration.between(start.get(), last.get()).dividedBy(2));
    return forecasts
        .before(wave.name(), middle)
        .map(told -> judged(wave, told, ended))
        .orElseGet(() -> new HalfTime(openAt(wave, middle, ended), 0, 0));
  }

  private static void put(Map<MailboxGuid, Instant> ended, Fact fact) {
    ended.put(Objects.requireNonNull(fact.mailbox()), fact.at());
  }

  private static int openAt(FortnightWave wave, Instant moment, Map<MailboxGuid, Instant> ended) {
    return wave.mailboxes()
        - (int) ended.values().stream().filter(each -> !each.isAfter(moment)).count();
  }

  private static HalfTime judged(
      FortnightWave wave, Forecasts.Told told, Map<MailboxGuid, Instant> ended) {
    var held = 0;
    var widths = new ArrayList<Long>();
    for (var each : told.mailboxes().values()) {
      var mailbox = each.mailbox().mailbox();
      var end = mailbox == null ? null : ended.get(mailbox);
      if (end != null && end.isAfter(told.at())) {
        width(each, widths);
        held += isIn(each, end) ? 1 : 0;
      }
    }
    widths.sort(Comparator.naturalOrder());
    return new HalfTime(
        openAt(wave, told.at(), ended), held, widths.isEmpty() ? 0 : widths.get(widths.size() / 2));
  }

  private static void width(MailboxForecast forecast, List<Long> widths) {
    if (forecast.earliest() != null && forecast.latest() != null) {
      widths.add(Duration.between(forecast.earliest(), forecast.latest()).toMinutes());
    }
  }

  private static boolean isIn(MailboxForecast forecast, Instant end) {
    return forecast.earliest() != null
        && forecast.latest() != null
        && !end.isBefore(forecast.earliest())
        && !end.isAfter(forecast.latest());
  }
}
