package io.mailferry.worker.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mailferry.activities.exchange.catalogue.ExchangeVersion;
import io.mailferry.activities.exchange.shell.BindingProblem;
import io.mailferry.activities.exchange.shell.SessionInfo;
import io.mailferry.activities.exchange.shell.ShellCommand;
import io.mailferry.activities.exchange.shell.ShellReply;
import io.mailferry.activities.exchange.shell.ShellTransport;
import io.mailferry.activities.exchange.shell.session.TrialSession;
import io.mailferry.activities.fault.Effect;
import io.mailferry.activities.fault.ErrorReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A session that answers what it was told to, and does not offer the rest. */
final class FakeSession implements TrialSession {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Answer> answers = new HashMap<>();
  private final List<ShellCommand> asked = new ArrayList<>();
  private boolean closed;

  FakeSession answering(String cmdlet, Answer answer) {
    answers.put(cmdlet, answer);
    return this;
  }

  static Answer objects(String... json) {
    var objects = new ArrayList<JsonNode>();
    for (var each : json) {
      try {
        objects.add(JSON.readTree(each));
      } catch (IOException wrong) {
        throw new UncheckedIOException(wrong);
      }
    }
    return new Answer.Answered(new ShellReply(objects, List.of(), null, "exch1", 12.4));
  }

  static Answer error(String reason, String message) {
    return new Answer.Answered(
        new ShellReply(
            List.of(), List.of(), new ErrorReport("id", reason, message, List.of()), "exch1", 1));
  }

  List<ShellCommand> asked() {
    return asked;
  }

  boolean closed() {
    return closed;
  }

  @Override
  public SessionInfo sessionInfo() {
    return new SessionInfo(
        Offered.by(ExchangeVersion.V2019).session(),
        "exch1.target.example",
        "5.1.17763.1",
        "Desktop",
        "TARGET\\svc-mailferry");
  }

  @Override
  public Duration took() {
    return Duration.ofMillis(1_400);
  }

  @Override
  public ShellTransport transport() {
    return ShellTransport.OWN;
  }

  @Override
  public Answer ask(ShellCommand command, Duration patience) {
    if (command.effect() != Effect.READS) {
      throw new AssertionError("the check only reads: " + command);
    }
    asked.add(command);
    var answer = answers.get(command.cmdlet());
    return answer == null
        ? new Answer.NotOffered(new BindingProblem.NoCmdlet(command.cmdlet()))
        : answer;
  }

  @Override
  public void close() {
    closed = true;
  }
}
