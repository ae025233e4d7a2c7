package io.mailferry.activities.check;

import io.mailferry.journal.write.LineNote;
import io.mailferry.journal.write.WantedMove;
import io.mailferry.model.WaveName;
import io.mailferry.model.plan.Intention;
import io.mailferry.workflows.check.ResolvedLines;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lines of a plan and what became of them.
 *
 * @param wave whose plan
 * @param lines in the order of the plan
 */
public record Resolved(WaveName wave, List<ResolvedLine> lines) {
  /** The list is copied. */
  public Resolved {
    lines = List.copyOf(lines);
  }

  /** The same, with those refused for whom there is a reason, in a sentence. */
  public Resolved refusing(Function<Intention, Optional<String>> reason) {
    return new Resolved(wave, lines.stream().map(line -> line.refusing(reason)).toList());
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
                        line.planned().kind())))
        .toList();
  }
}
