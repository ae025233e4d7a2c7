package io.mailferry.operations.forecast;

import io.mailferry.journal.read.JournalMailbox;
import io.mailferry.journal.write.Fact;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.client.TemporalAway;
import io.mailferry.operations.client.TimeLimit;
import io.mailferry.operations.status.Waves;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.mailbox.MailboxMigration;
import io.mailferry.workflows.mailbox.MigrationStatus;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowQueryException;
import io.temporal.client.WorkflowServiceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;

/**
 * What is in force for the mailboxes of a wave. The migrations alone know; those whose lines say
 * the same and that were given the same orders know the same, so the first and the last of them are
 * asked, and all where these two differ.
 */
final class CutoversInForce {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int AT_A_TIME = 16;

  private final WorkflowClient client;
  private final WaveName wave;
  private volatile boolean heardOne;
  private volatile @Nullable Exception silence;

  /** What a line says of its cutover, and what its mailbox was ordered. */
  private record Alike(@Nullable Object said, @Nullable String zone, List<String> acts, int only) {}

  private record Told(JournalMailbox line, Optional<InForce> inForce) {}

  CutoversInForce(WorkflowClient client, WaveName wave) {
    this.client = client;
    this.wave = wave;
  }

  /**
   * Those of these mailboxes, by the numbers of their lines. One that no migration of this wave
   * tells of is left out.
   *
   * @throws TemporalAway when no worker answers for any
   */
  Map<Integer, InForce> of(List<JournalMailbox> open, List<Fact> facts) {
    var acts = acts(facts);
    var groups = new LinkedHashMap<Alike, List<JournalMailbox>>();
    open.forEach(
        line -> groups.computeIfAbsent(alike(line, acts), _ -> new ArrayList<>()).add(line));
    var found = new HashMap<Integer, InForce>();
    groups.values().forEach(lines -> found.putAll(ofAlike(lines)));
    if (!heardOne && silence != null) {
      throw new TemporalAway(
          ProblemCode.NO_WORKER,
          "no worker answers, and the migrations alone know when they may switch",
          silence);
    }
    return found;
  }

  private static Map<MailboxGuid, List<String>> acts(List<Fact> facts) {
    var acts = new HashMap<MailboxGuid, List<String>>();
    for (var fact : facts) {
      if ((fact.kind() == FactKind.ORDER || fact.kind() == FactKind.INTERVENTION)
          && fact.mailbox() != null) {
        acts.computeIfAbsent(fact.mailbox(), _ -> new ArrayList<>())
            .add(fact.act() == null ? fact.id() : fact.act());
      }
    }
    return acts;
  }

  /** What the line of an earlier release said nobody knows, so it is like no other. */
  private static Alike alike(JournalMailbox line, Map<MailboxGuid, List<String>> acts) {
    var wanted = line.line().wanted();
    var mailbox = line.line().mailbox();
    return wanted == null || mailbox == null
        ? new Alike(null, null, List.of(), line.line().line())
        : new Alike(wanted.cutover(), wanted.zone(), acts.getOrDefault(mailbox, List.of()), 0);
  }

  private Map<Integer, InForce> ofAlike(List<JournalMailbox> lines) {
    var first = firstTold(lines);
    var last = firstTold(lines.reversed());
    var found = new HashMap<Integer, InForce>();
    if (first.isPresent() && last.isPresent() && first.get().equals(last.get())) {
      lines.forEach(line -> found.put(line.line().line(), first.get()));
      return found;
    }
    lines.stream()
        .gather(Gatherers.mapConcurrent(AT_A_TIME, line -> new Told(line, told(line))))
        .forEach(
            told -> told.inForce().ifPresent(each -> found.put(told.line().line().line(), each)));
    return found;
  }

  /** Of a few: where none of these has a migration, each is asked for itself. */
  private Optional<InForce> firstTold(List<JournalMailbox> lines) {
    return lines.stream().limit(3).flatMap(line -> told(line).stream()).findFirst();
  }

  private Optional<InForce> told(JournalMailbox line) {
    var mailbox = line.line().mailbox();
    if (mailbox == null) {
      return Optional.empty();
    }
    var id = WorkflowIds.mailbox(mailbox);
    try {
      if (client.newUntypedWorkflowStub(id).describe().getStatus()
          != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING) {
        return Optional.empty();
      }
      var status =
          TimeLimit.within(TIMEOUT, client.newWorkflowStub(MailboxMigration.class, id)::status);
      heardOne = true;
      return Optional.of(status).filter(this::isOurs).map(CutoversInForce::inForce);
    } catch (WorkflowNotFoundException _) {
      return Optional.empty();
    } catch (TimeoutException | WorkflowQueryException e) {
      silence = e;
      return Optional.empty();
    } catch (WorkflowServiceException e) {
      if (Waves.gone(e)) {
        throw e;
      }
      silence = e;
      return Optional.empty();
    }
  }

  private boolean isOurs(MigrationStatus status) {
    return status.outcome() == null && status.intention().wave().equals(wave);
  }

  private static InForce inForce(MigrationStatus status) {
    return InForce.of(status.intention().cutover(), status.orders());
  }
}
