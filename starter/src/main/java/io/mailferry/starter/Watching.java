package io.mailferry.starter;

import io.grpc.StatusRuntimeException;
import io.mailferry.journal.JournalUnavailable;
import io.mailferry.model.WaveName;
import io.mailferry.starter.screen.LiveTable;
import io.mailferry.operations.status.MailboxWords;
import io.mailferry.starter.screen.StatusTable;
import io.mailferry.operations.status.WaveSnapshot;
import io.mailferry.operations.status.WaveLife;
import io.mailferry.operations.status.Waves;
import io.temporal.client.WorkflowServiceException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Follows a wave: a table where there is a terminal, elsewhere what has changed. */
final class Watching {
  private final Desk desk;
  private final WaveName wave;
  private final Duration interval;
  private final StatusTable table;
  private final LiveTable live;
  private final Map<Integer, String> told = new HashMap<>();
  private String lastWords = "";

  Watching(Desk desk, WaveName wave, Duration interval, boolean compact) {
    this.desk = desk;
    this.wave = wave;
    this.interval = interval;
    var world = desk.world();
    this.table = new StatusTable(world.width(), world.colour(), compact);
    this.live = new LiveTable(desk.out(), world.terminal(), Math.max(5, world.height() - 2));
  }

  /**
   * Follows the wave to its end.
   *
   * @param judged whether what was left over shows in the exit code
   */
  ExitCode untilItEnds(boolean judged) {
    var waves = new Waves(desk.temporal().client());
    if (waves.look(wave) instanceof WaveLife.Unknown && copy().isEmpty()) {
      throw new Names(desk).unknownWave(wave);
    }
    while (true) {
      var life = look(waves);
      var copy = copy();
      copy.ifPresent(this::show);
      if (life.isPresent() && !(life.get() instanceof WaveLife.Running)) {
        return end(life.get(), copy, judged);
      }
      LockSupport.parkNanos(interval.toNanos());
      if (Thread.currentThread().isInterrupted()) {
        throw new Trouble(ExitCode.RUNNING, "stopped watching; the wave goes on");
      }
    }
  }

  /** Empty while Temporal is away: a watch outlasts that. */
  private Optional<WaveLife> look(Waves waves) {
    try {
      return Optional.of(waves.look(wave));
    } catch (WorkflowServiceException | StatusRuntimeException _) {
      sayOnce("Temporal does not answer just now; watching goes on.");
      return Optional.empty();
    }
  }

  private Optional<WaveSnapshot> copy() {
    try {
      return WaveSnapshot.of(desk.reader(), wave);
    } catch (JournalUnavailable e) {
      sayOnce(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private void sayOnce(String words) {
    if (!words.equals(lastWords)) {
      lastWords = words;
      desk.say(words);
    }
  }

  private void show(WaveSnapshot snapshot) {
    switch (desk.format()) {
      case table -> showTable(snapshot);
      // One object at the end, and one table, are what can be read back.
      case json, csv -> {}
      case jsonl -> changes(snapshot);
    }
  }

  private void showTable(WaveSnapshot snapshot) {
    if (desk.world().terminal()) {
      live.show(table.lines(snapshot));
    } else {
      changes(snapshot);
    }
  }

  private void changes(WaveSnapshot snapshot) {
    for (var mailbox : snapshot.mailboxes()) {
      var state = MailboxWords.state(mailbox);
      if (state.equals(told.put(mailbox.line().line(), state))) {
        continue;
      }
      var sentence = MailboxWords.sentence(mailbox);
      var text =
          mailbox.line().address() + ": " + state + (sentence.isEmpty() ? "" : " – " + sentence);
      desk.print(Sheet.ofOne(WaveRows.mailbox(mailbox), List.of(text)));
    }
  }

  private ExitCode end(WaveLife life, Optional<WaveSnapshot> copy, boolean judged) {
    var verdict =
        copy.map(WaveSnapshot::verdict)
            .orElseGet(
                () ->
                    life instanceof WaveLife.Ended(var tally)
                        ? "Wave " + wave + ": " + WaveRows.words(tally) + "."
                        : "Wave " + wave + ": " + WaveWords.state(life) + ".");
    Map<String, @Nullable Object> head =
        copy.map(snapshot -> WaveRows.head(snapshot, WaveWords.state(life, snapshot)))
            .orElseGet(LinkedHashMap::new);
    head.put("verdict", verdict);
    if (desk.format() == Format.csv && copy.isPresent()) {
      desk.print(Sheet.ofRows("mailboxes", WaveRows.mailboxes(copy.get()), List.of()));
    } else {
      desk.print(Sheet.ofOne(head, List.of(verdict)));
    }
    return judged && !well(life, copy) ? ExitCode.ATTENTION : ExitCode.OK;
  }

  private static boolean well(WaveLife life, Optional<WaveSnapshot> copy) {
    return switch (life) {
      case WaveLife.Ended(var tally) -> tally.notStarted() == 0;
      case WaveLife.Unknown _ -> copy.isPresent() && !copy.get().needsSomebody();
      case WaveLife.Broken _, WaveLife.Running _ -> false;
    };
  }
}
