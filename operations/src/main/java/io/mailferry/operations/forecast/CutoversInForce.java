package io.mailferry.operations.forecast;

import io.mailferry.journal.read.JournalMailbox;
import io.mailferry.journal.write.Fact;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.client.TemporalAway;
import io.mailferry.operations.client.TimeLimit;
import io.mailferry.operations.status.Waves;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.mailbox.MailboxMigration;
import io.mailferry.workflows.mailbox.MigrationStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowQueryException;
import io.temporal.client.WorkflowServiceException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;

/**
 * When the mailboxes of a wave may switch, orders included. The migrations alone know; those whose
 * lines say the same, and of which nobody ordered anything, know the same, so one of them is asked.
 */
final class CutoversInForce {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int AT_A_TIME = 16;

  private final WorkflowClient client;

  /** What a line says of its cutover; null where it says nothing. */
  private record Said(@Nullable Object cutover, @Nullable String zone) {
    static Said by(JournalMailbox line) {
      var wanted = line.line().wanted();
      return wanted == null ? new Said(null, null) : new Said(wanted.cutover(), wanted.zone());
    }
  }

  CutoversInForce(WorkflowClient client) {
    this.client = client;
  }

  /**
   * Those of these mailboxes, by the numbers of their lines. One that no migration tells of is left
   * out: it has just ended, or is yet to begin.
   *
   * @throws TemporalAway when no worker answers
   */
  Map<Integer, CutoverOrder> of(List<JournalMailbox> open, List<Fact> facts) {
    var ordered =
        facts.stream()
            .filter(fact -> fact.kind() == FactKind.ORDER || fact.kind() == FactKind.INTERVENTION)
            .map(Fact::mailbox)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    var found = new HashMap<Integer, CutoverOrder>();
    found.putAll(ofEach(open.stream().filter(line -> isOneOf(line, ordered)).toList()));
    var alike =
        open.stream()
            .filter(line -> !isOneOf(line, ordered))
            .collect(Collectors.groupingBy(Said::by));
    alike.values().forEach(lines -> ofOne(lines).ifPresent(each -> give(lines, each, found)));
    return found;
  }

  private static boolean isOneOf(JournalMailbox line, Set<MailboxGuid> ordered) {
    var mailbox = line.line().mailbox();
    return mailbox != null && ordered.contains(mailbox);
  }

  private static void give(
      List<JournalMailbox> lines, CutoverOrder cutover, Map<Integer, CutoverOrder> found) {
    lines.forEach(line -> found.put(line.line().line(), cutover));
  }

  private Map<Integer, CutoverOrder> ofEach(List<JournalMailbox> lines) {
    record Told(int line, Optional<CutoverOrder> cutover) {}
    return lines.stream()
        .gather(
            Gatherers.mapConcurrent(AT_A_TIME, line -> new Told(line.line().line(), told(line))))
        .filter(told -> told.cutover().isPresent())
        .collect(Collectors.toMap(Told::line, told -> told.cutover().orElseThrow()));
  }

  private Optional<CutoverOrder> ofOne(List<JournalMailbox> alike) {
    return alike.stream().flatMap(line -> told(line).stream()).findFirst();
  }

  private Optional<CutoverOrder> told(JournalMailbox line) {
    var mailbox = line.line().mailbox();
    if (mailbox == null) {
      return Optional.empty();
    }
    var stub = client.newWorkflowStub(MailboxMigration.class, WorkflowIds.mailbox(mailbox));
    try {
      return Optional.of(inForce(TimeLimit.within(TIMEOUT, stub::status)));
    } catch (WorkflowNotFoundException _) {
      return Optional.empty();
    } catch (TimeoutException | WorkflowQueryException e) {
      throw noWorker(e);
    } catch (WorkflowServiceException e) {
      if (Waves.gone(e)) {
        throw e;
      }
      throw noWorker(e);
    }
  }

  private static CutoverOrder inForce(MigrationStatus status) {
    return status.orders().cutoverBeside(status.intention().cutover());
  }

  private static TemporalAway noWorker(Exception e) {
    return new TemporalAway(
        ProblemCode.NO_WORKER,
        "no worker answers, and the migrations alone know when they may switch",
        e);
  }
}
