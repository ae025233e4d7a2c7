package io.mailferry.operations.failure;

import io.mailferry.model.WaveName;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.client.Failures;
import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.client.ProblemCode;
import java.util.List;

/**
 * Tells what went wrong, kind by kind, as the journal knows it; what an earlier release wrote has
 * no codes and is not counted.
 *
 * <p>Raises {@link ProblemCode#UNKNOWN_WAVE}, {@link ProblemCode#JOURNAL_AWAY}, {@link
 * ProblemCode#BAD_SETTING} and {@link ProblemCode#INTERRUPTED}.
 */
public final class ReadFailures {
  private final Connections connections;

  /** Asks through these connections. */
  public ReadFailures(Connections connections) {
    this.connections = connections;
  }

  /** Of all waves: what is not known first, then what met most mailboxes. */
  public List<FailureKind> all() {
    return Failures.translated(() -> FailureCount.of(connections.reader().codedFacts()));
  }

  /** The same of one wave. */
  public List<FailureKind> of(WaveName wave) {
    return Failures.translated(
        () -> {
          var facts = connections.reader().codedFacts(wave);
          if (facts.isEmpty() && connections.reader().wave(wave).isEmpty()) {
            throw new OperationFailed(
                ProblemCode.UNKNOWN_WAVE, "the journal knows no wave " + wave);
          }
          return FailureCount.of(facts);
        });
  }
}
