package io.mailferry.rehearsal.fortnight;

import io.mailferry.model.WaveName;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.forecast.ForecastWave;
import io.mailferry.operations.forecast.MailboxForecast;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks for the forecast of each wave that runs, every two hours, and keeps what was told. */
final class Forecasts {
  private static final Duration BETWEEN = Duration.ofHours(2);

  private final ForecastWave forecaster;
  private final Map<WaveName, List<Told>> told = new HashMap<>();
  private final Map<WaveName, Instant> started = new HashMap<>();
  private Instant last = Instant.MIN;

  /**
   * What was told of a wave.
   *
   * @param at when
   * @param mailboxes of those that had not ended, by the numbers of their lines
   */
  record Told(Instant at, Map<Integer, MailboxForecast> mailboxes) {
    Told {
      mailboxes = Map.copyOf(mailboxes);
    }
  }

  Forecasts(Connections connections) {
    this.forecaster = new ForecastWave(connections);
  }

  /** A wave was started then. */
  void started(WaveName wave, Instant at) {
    started.put(wave, at);
  }

  /** When a wave was started; empty where it was not. */
  Optional<Instant> start(WaveName wave) {
    return Optional.ofNullable(started.get(wave));
  }

  /** Asks for those of these waves, when it is time; each at the moment that it is by then. */
  void look(List<WaveName> running, InstantSource clock) {
    if (clock.instant().isBefore(last.plus(BETWEEN))) {
      return;
    }
    last = clock.instant();
    running.forEach(wave -> ask(wave, clock.instant()));
  }

  private void ask(WaveName wave, Instant now) {
    try {
      var mailboxes = new HashMap<Integer, MailboxForecast>();
      forecaster
          .of(wave, now)
          .mailboxes()
          .forEach(each -> mailboxes.put(each.mailbox().line(), each));
      told.computeIfAbsent(wave, _ -> new ArrayList<>()).add(new Told(now, mailboxes));
    } catch (OperationFailed silent) {
      // Whoever asks a person at a screen asks again; so does this, after two hours.
    }
  }

  /** The last that was told of a wave before a moment; empty where that is long before. */
  Optional<Told> before(WaveName wave, Instant moment) {
    return told.getOrDefault(wave, List.of()).stream()
        .filter(each -> !each.at().isAfter(moment))
        .reduce((_, later) -> later)
        .filter(each -> !each.at().plus(BETWEEN).plus(BETWEEN).isBefore(moment));
  }
}
