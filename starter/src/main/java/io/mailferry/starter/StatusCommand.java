package io.mailferry.starter;

import io.mailferry.journal.JournalUnavailable;
import io.mailferry.model.WaveName;
import io.mailferry.starter.screen.Grid;
import io.mailferry.starter.screen.Grid.Cell;
import io.mailferry.starter.screen.Ink;
import io.mailferry.starter.screen.StatusTable;
import io.mailferry.operations.status.WaveSnapshot;
import io.mailferry.operations.text.Words;
import io.mailferry.operations.client.TemporalAway;
import io.mailferry.operations.status.WaveLife;
import io.mailferry.operations.status.Waves;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mailferry status}: how the waves stand, or one of them. */
@Command(
    name = "status",
    header = "Show how all waves stand, or every mailbox of one.",
    footer = {
      "",
      "Example:  mailferry status first-wave",
      "Exit codes:  0 ended well · 2 no such wave · 3 something needs attention · 8 still running",
      "             40 Temporal unreachable (the journal's copy is shown, with its age)"
    })
final class StatusCommand implements Callable<ExitCode> {
  private final Desk desk;

  @Parameters(paramLabel = "WAVE", arity = "0..1", description = "Which wave (default: all).")
  private @Nullable String wave;

  StatusCommand(Desk desk) {
    this.desk = desk;
  }

  @Override
  public ExitCode call() {
    return wave == null ? all() : one(Names.wave(wave));
  }

  private ExitCode one(WaveName name) {
    // Connecting takes longest: it runs while the journal is read.
    var asked = new FutureTask<>(() -> new Waves(desk.temporal().client()).look(name));
    Thread.ofVirtual().start(asked);
    var copy = copyOf(name);
    try {
      var life = Answers.of(asked);
      show(name, life, copy);
      return verdict(name, life, copy);
    } catch (TemporalAway e) {
      copy.ifPresent(snapshot -> print(snapshot, "unknown"));
      desk.say(
          copy.isPresent()
              ? "This is the journal's copy: Temporal could not be asked."
              : "The journal has no copy of the wave either.");
      throw e;
    }
  }

  private Optional<WaveSnapshot> copyOf(WaveName name) {
    try {
      return WaveSnapshot.of(desk.reader(), name);
    } catch (JournalUnavailable e) {
      desk.say(e.getMessage() + "; mailboxes are not shown");
      return Optional.empty();
    }
  }

  private void show(WaveName name, WaveLife life, Optional<WaveSnapshot> copy) {
    if (copy.isPresent()) {
      print(copy.get(), WaveWords.state(life, copy.get()));
      return;
    }
    var tally =
        switch (life) {
          case WaveLife.Unknown _ -> throw new Names(desk).unknownWave(name);
          case WaveLife.Running _ -> new Waves(desk.temporal().client()).tally(name).orElse(null);
          case WaveLife.Ended(var ended) -> ended;
          case WaveLife.Broken _ -> null;
        };
    var head = new LinkedHashMap<String, @Nullable Object>();
    head.put("wave", name.value());
    head.put("state", WaveWords.state(life));
    head.put("tally", tally == null ? null : WaveRows.tally(tally));
    desk.print(
        Sheet.ofOne(
            head,
            List.of(
                "Wave "
                    + name
                    + " ("
                    + WaveWords.state(life)
                    + ")"
                    + (tally == null ? "" : ": " + WaveRows.words(tally)))));
  }

  private void print(WaveSnapshot snapshot, String state) {
    var world = desk.world();
    var table = new StatusTable(world.width(), world.colour(), false);
    var text = new ArrayList<>(table.lines(snapshot));
    text.set(0, text.getFirst() + " · " + state);
    desk.print(
        new Sheet(WaveRows.head(snapshot, state), "mailboxes", WaveRows.mailboxes(snapshot), text));
  }

  private ExitCode verdict(WaveName name, WaveLife life, Optional<WaveSnapshot> copy) {
    var asks = copy.map(snapshot -> !snapshot.needingAttention().isEmpty()).orElse(false);
    return switch (life) {
      case WaveLife.Running _ -> asks ? ExitCode.ATTENTION : ExitCode.RUNNING;
      case WaveLife.Ended(var tally) ->
          asks || tally.notStarted() > 0 ? ExitCode.ATTENTION : ExitCode.OK;
      case WaveLife.Broken(var how) -> {
        desk.say(
            "The wave was "
                + how
                + " in Temporal; its mailboxes go on, each for itself. Start the"
                + " plan again to count them.");
        yield ExitCode.ATTENTION;
      }
      case WaveLife.Unknown _ -> forgotten(name, copy);
    };
  }

  /** Temporal forgets what is long over; what it forgot before the end needs somebody. */
  private ExitCode forgotten(WaveName name, Optional<WaveSnapshot> copy) {
    if (copy.filter(WaveSnapshot::over).isPresent()) {
      return copy.get().needsSomebody() ? ExitCode.ATTENTION : ExitCode.OK;
    }
    desk.say(
        "Temporal does not know the wave "
            + name
            + ", and the journal has not seen its end; start the plan again.");
    return ExitCode.ATTENTION;
  }

  private ExitCode all() {
    var waves = desk.reader().waves();
    if (waves.isEmpty()) {
      desk.say("No wave has been started yet. Begin with: mailferry check PLAN.csv");
    }
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    var grid =
        new Grid()
            .headings("WAVE", "STARTED (UTC)", "STATE", "ARRIVED", "ATTENTION", "INTERVENTIONS");
    for (var known : waves) {
      WaveSnapshot.of(desk.reader(), known.name())
          .ifPresent(
              snapshot -> {
                rows.add(WaveRows.head(snapshot, snapshot.over() ? "ended" : "running"));
                grid.row(row(snapshot));
              });
    }
    var text = rows.isEmpty() ? List.<String>of() : grid.lines(width(), desk.world().colour());
    desk.print(Sheet.ofRows("waves", rows, text));
    // The list is the journal's; whoever asks for a status also wants to know that nothing moves.
    var ignored = desk.temporal();
    return ExitCode.OK;
  }

  private int width() {
    return desk.world().width();
  }

  private static List<Cell> row(WaveSnapshot snapshot) {
    var attention = snapshot.needingAttention().size() + snapshot.notStarted().size();
    return List.of(
        Cell.of(snapshot.wave().name().value()),
        Cell.of(Words.minute(snapshot.wave().plannedAt())),
        Cell.of(snapshot.over() ? "ended" : "running"),
        Cell.of(snapshot.arrived() + " of " + snapshot.planned()),
        new Cell(String.valueOf(attention), attention == 0 ? Ink.PLAIN : Ink.ALARM),
        Cell.of(String.valueOf(snapshot.counts().interventions())));
  }
}
