package io.mailferry.activities.check;

import io.mailferry.journal.write.LineNote;
import io.mailferry.journal.write.WantedCutover;
import io.mailferry.journal.write.WantedMove;
import io.mailferry.model.WaveName;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.Intention;
import io.mailferry.model.plan.PlannedMailbox;
import io.mailferry.model.window.CutoverWindows;
import io.mailferry.model.window.Window;
import io.mailferry.workflows.check.ResolvedLines;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a plan and what became of them.
 *
 * @param wave whose plan
 * @param lines in the order of the plan
 * @param ofTheWave when the others may switch
 * @param cutovers when single mailboxes may switch, by their number in the lines
 */
public record Resolved(
    WaveName wave, List<ResolvedLine> lines, CutoverOrder ofTheWave, List<CutoverOrder> cutovers) {
  private static final int AT_A_TIME = 16;

  /** The lists are copied. */
  public Resolved {
    lines = List.copyOf(lines);
    cutovers = List.copyOf(cutovers);
  }

  /**
   * The same, with those refused for whom there is a reason, in a sentence.
   *
   * @param reason is asked of several at a time: each asks Temporal, and 5,000 one after the other
   *     take most of a check's time
   */
  public Resolved refusing(Function<Intention, Optional<String>> reason) {
    return new Resolved(
        wave,
        lines.stream()
            .gather(Gatherers.mapConcurrent(AT_A_TIME, line -> line.refusing(reason)))
            .toList(),
        ofTheWave,
        cutovers);
  }

  private @Nullable WantedCutover cutover(PlannedMailbox planned) {
    if (planned.cutover() == null) {
      return null;
    }
    var own = cutovers.get(planned.cutover());
    var windows = own.windows() == null ? CutoverWindows.ANY_TIME : own.windows();
    return new WantedCutover(
        own.notBefore() == null ? "" : own.notBefore().toString(),
        windows.windows().isEmpty() ? none() : String.join("; ", Window.words(windows.windows())),
        windows.blackouts().stream()
            .map(each -> each.words().replace(';', ','))
            .collect(Collectors.joining("; ")));
  }

  /** Where the others have windows, and it has none, a plan has to say so. */
  private String none() {
    return ofTheWave.windows() == null || ofTheWave.windows().windows().isEmpty() ? "" : "now";
  }

  /** Without anybody's address. */
  public ResolvedLines forTheWave() {
    return new ResolvedLines(
        lines.stream()
            .map(line -> Optional.ofNullable(line.intention()))
            .flatMap(Optional::stream)
            .toList(),
        lines.stream().flatMap(line -> line.sealedProblem().stream()).toList());
  }

  /** With addresses, for the journal, which is for people. */
  public List<LineNote> notes(Instant now) {
    return lines.stream()
        .map(
            line ->
                new LineNote(
                    wave,
                    line.planned().line(),
                    line.address(),
                    line.mailbox(),
                    line.home(),
                    line.planned().targetDatabase(),
                    line.problemInWords(),
                    now,
                    new WantedMove(
                        line.planned().targetArchiveDatabase(),
                        line.planned().limits(),
                        line.planned().scope(),
                        line.planned().kind(),
                        cutover(line.planned()),
                        line.planned().zone())))
        .toList();
  }
}
