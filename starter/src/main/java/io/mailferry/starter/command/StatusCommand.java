package io.mailferry.starter.command;

import io.mailferry.model.WaveName;
import io.mailferry.operations.client.Note;
import io.mailferry.operations.name.Names;
import io.mailferry.operations.status.OpenDrift;
import io.mailferry.operations.status.ReadStatus;
import io.mailferry.operations.status.WaveState;
import io.mailferry.operations.status.WaveStatus;
import io.mailferry.starter.screen.DriftLines;
import io.mailferry.starter.screen.OpenMatters;
import io.mailferry.starter.screen.Output;
import io.mailferry.starter.screen.StatusTable;
import io.mailferry.starter.screen.WaveList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
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
      "Exit codes:  0 ended well · 1 the journal is away, or there is none · 2 no such wave",
      "             3 something needs attention, or the journal lacks mailboxes · 8 still running",
      "             40 Temporal or workers unreachable (the journal's copy is shown, with its age)"
    })
final class StatusCommand implements Callable<ExitCode> {
  private final CommandContext context;

  @Parameters(paramLabel = "WAVE", arity = "0..1", description = "Which wave (default: all).")
  private @Nullable String wave;

  StatusCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode call() {
    return wave == null ? all() : one(Names.wave(wave));
  }

  private ExitCode one(WaveName name) {
    var status = new ReadStatus(context.connections()).of(name);
    if (status.copy() != null || status.away() == null) {
      context.print(output(status));
    }
    status.notes().forEach(note -> context.say(note.sentence()));
    if (status.away() != null) {
      throw status.away();
    }
    return switch (status.verdict()) {
      case ENDED_WELL -> ExitCode.OK;
      case RUNNING -> ExitCode.RUNNING;
      case NEEDS_ATTENTION -> ExitCode.ATTENTION;
    };
  }

  private Output output(WaveStatus status) {
    var copy = status.copy();
    if (copy == null) {
      var tally = status.tally();
      return Output.ofOne(
          status.data(),
          List.of(
              "Wave "
                  + status.wave()
                  + " ("
                  + status.state().word()
                  + ")"
                  + (tally == null ? "" : ": " + tally.words())));
    }
    var environment = context.screen().environment();
    var text =
        new ArrayList<>(
            new StatusTable(environment.width(), environment.colour(), false)
                .lines(copy, context.now()));
    text.set(0, text.getFirst() + " · " + status.state().word());
    return new Output(status.data(), "mailboxes", copy.rows(), text);
  }

  private ExitCode all() {
    var read = new ReadStatus(context.connections());
    var waves = read.all();
    var drift = read.drift();
    var environment = context.screen().environment();
    var text =
        new ArrayList<>(
            OpenMatters.of(waves).lines(context.now(), environment.width(), environment.colour()));
    text.addAll(DriftLines.of(drift, context.now(), environment.width(), environment.colour()));
    text.addAll(WaveList.lines(waves, environment.width(), environment.colour()));
    context.print(
        new Output(
            Map.of("drift", drift.stream().map(OpenDrift::data).toList()),
            "waves",
            waves.stream().map(seen -> seen.data(seen.state())).toList(),
            text));
    // The list is the journal's; whoever asks for a status also wants to know what it lacks, and
    // whether anything moves.
    var notes = new ArrayList<>(read.gaps(waves));
    notes.addAll(read.askTemporal(waves));
    notes.forEach(note -> context.say(note.sentence()));
    if (notes.stream().anyMatch(Note::needsAttention)) {
      return ExitCode.ATTENTION;
    }
    if (notes.stream().anyMatch(note -> note.code() == Note.Code.TEMPORAL_SILENT)) {
      return ExitCode.TEMPORAL_AWAY;
    }
    if (waves.isEmpty()) {
      context.say(
          "No wave has been started yet, as far as this journal knows: "
              + context.connections().journalPlace()
              + ". Begin with: mailferry check PLAN.csv. If one has been started, name the journal"
              + " of its workers with --journal or MAILFERRY_JOURNAL.");
    }
    return waves.stream().anyMatch(wave -> wave.state() == WaveState.RUNNING)
        ? ExitCode.RUNNING
        : ExitCode.OK;
  }
}
