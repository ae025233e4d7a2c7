package io.mailferry.worker.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailferry.activities.exchange.command.Cmdlet;
import io.mailferry.activities.exchange.shell.session.TrialSession.Answer;
import io.mailferry.activities.fault.ErrorReport;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.row.Nature;
import io.mailferry.worker.doctor.finding.Check;
import io.mailferry.worker.doctor.finding.Finding;
import io.mailferry.worker.doctor.finding.Fix;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads from Exchange for a check: objects, perhaps none, or a finding in their place. Once a
 * command was not answered the session is over, and no later one is blamed for it.
 */
final class Asking {
  private final Function<Cmdlet, Answer> exchange;
  private final FaultWords words;

  /** The command that was not answered. */
  private @Nullable String last;

  /**
   * @param exchange sends a command, which is a read
   */
  Asking(Function<Cmdlet, Answer> exchange, FaultWords words) {
    this.exchange = exchange;
    this.words = words;
  }

  /** What Exchange said. */
  sealed interface Said {
    /** Objects, perhaps none. */
    record Objects(List<JsonNode> all) implements Said {}

    /** Nothing to judge by, and why. */
    record Nothing(Finding why) implements Said {}

    /** The first object; empty when there is none. */
    default Optional<JsonNode> first() {
      return switch (this) {
        case Objects(var all) -> all.stream().findFirst();
        case Nothing _ -> Optional.empty();
      };
    }
  }

  /** A fault of the directory in place of what was looked for. */
  Finding broken(Check check, Fault fault) {
    return Finding.toFix(check, fault.code() + ": " + fault.sentence(), words.fix(fault));
  }

  /** What Exchange says; that there is nothing is an answer. */
  Said said(Check check, String cmdlet, Cmdlet command) {
    return said(check, cmdlet, command, this::isNotFound);
  }

  /** The same of a command that is only tried: that something is not there refuses it. */
  Said tried(Check check, String cmdlet, Cmdlet command) {
    return said(check, cmdlet, command, _ -> false);
  }

  private Said said(
      Check check, String cmdlet, Cmdlet command, Predicate<ErrorReport> isNothingThere) {
    if (last != null) {
      return new Said.Nothing(
          Finding.skipped(check, "the session is over: " + last + " was not answered"));
    }
    return switch (exchange.apply(command)) {
      case Answer.Answered(var reply) when reply.error() == null ->
          new Said.Objects(reply.result());
      case Answer.Answered(var reply) -> failed(check, cmdlet, reply.error(), isNothingThere);
      case Answer.NotOffered _ ->
          new Said.Nothing(Finding.skipped(check, "no " + cmdlet + ", see roles"));
      case Answer.NoAnswer(var how) -> {
        last = cmdlet;
        yield new Said.Nothing(
            Finding.toFix(
                check,
                cmdlet + " was not answered: " + how,
                Fix.of(
                    "Run the check again; if it says the same, try the cmdlet by hand.",
                    Fix.connecting("a5-see-whether-exchange-takes-it"))));
      }
    };
  }

  private Said failed(
      Check check,
      String cmdlet,
      @Nullable ErrorReport error,
      Predicate<ErrorReport> isNothingThere) {
    if (error == null || isNothingThere.test(error)) {
      return new Said.Objects(List.of());
    }
    return new Said.Nothing(
        Finding.toFix(check, cmdlet + ": " + words.sentence(error), words.fix(error)));
  }

  private boolean isNotFound(ErrorReport error) {
    return words.row(error).nature() instanceof Nature.Refused(var reason)
        && reason == Fault.Refused.Reason.NOT_FOUND;
  }

  /** A property as text; empty for none. */
  static Optional<String> text(JsonNode node, String property) {
    var value = node.path(property);
    return value.isValueNode() && !value.isNull() && !value.asText().isBlank()
        ? Optional.of(value.asText())
        : Optional.empty();
  }
}
