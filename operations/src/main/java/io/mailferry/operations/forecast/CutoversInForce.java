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
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is in force for the mailboxes of a wave. The migrations alone know; those that run, whose
 * lines say the same and that were given the same orders, know the same, so the first and the last
 * of them are asked, and all where these two differ.
 */
final class CutoversInForce {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int AT_A_TIME = 16;

  /** When so many do not answer, nobody does. */
  private static final int SILENT = 2;

  private final WorkflowClient client;
  private final WaveName wave;

  /** What a line says of its cutover, and what its mailbox was ordered. */
  private record Alike(@Nullable Object said, @Nullable String zone, List<String> acts, int only) {}

  private record Asked(int line, Answer answer) {}

  CutoversInForce(WorkflowClient client, WaveName wave) {
    this.client = client;
    this.wave = wave;
  }

  /**
   * What each of these mailboxes says, by the number of its line.
   *
   * @throws TemporalAway when no worker answers
   */
  Map<Integer, Answer> of(List<JournalMailbox> open, List<Fact> facts) {
    var running = new Waves(client).migrating(wave);
    somebodyAnswers(open.stream().filter(line -> mayRun(line, running)).toList());
    var acts = acts(facts);
    var groups = new LinkedHashMap<Alike, List<JournalMailbox>>();
    open.forEach(
        line ->
            groups.computeIfAbsent(alike(line, acts, running), _ -> new ArrayList<>()).add(line));
    var answers = asked(groups.values().stream().flatMap(CutoversInForce::ends).toList());
    asked(
            groups.values().stream()
                .filter(lines -> !agree(lines, answers))
                .flatMap(lines -> lines.stream())
                .filter(line -> !answers.containsKey(line.line().line()))
                .toList())
        .forEach(answers::put);
    groups.values().forEach(lines -> shared(lines, answers));
    return answers;
  }

  /** Or each of thousands would be waited for. */
  private void somebodyAnswers(List<JournalMailbox> open) {
    var silent = 0;
    for (var line : open) {
      switch (told(line)) {
        case Answer.Told _ -> {
          return;
        }
        case Answer.NoMigration _ -> {}
        case Answer.Silence _ -> silent++;
      }
      if (silent == SILENT) {
        throw new TemporalAway(
            ProblemCode.NO_WORKER,
            "no worker answers, and the migrations alone know when they may switch",
            null);
      }
    }
  }

  private static Map<MailboxGuid, List<String>> acts(List<Fact> facts) {
    var acts = new HashMap<MailboxGuid, List<String>>();
    for (var fact : facts) {
      if ((fact.kind() == FactKind.ORDER || fact.kind() == FactKind.INTERVENTION)
          && fact.mailbox() != null
          && fact.act() != null) {
        acts.computeIfAbsent(fact.mailbox(), _ -> new ArrayList<>()).add(fact.act());
      }
    }
    return acts;
  }

  /**
   * What the line of an earlier release said nobody knows, and a migration that is not listed may
   * not run: such a line is like no other.
   */
  private static Alike alike(
      JournalMailbox line, Map<MailboxGuid, List<String>> acts, @Nullable Set<String> running) {
    var wanted = line.line().wanted();
    var mailbox = line.line().mailbox();
    return wanted == null || mailbox == null || !mayRun(line, running)
        ? new Alike(null, null, List.of(), line.line().line())
        : new Alike(wanted.cutover(), wanted.zone(), acts.getOrDefault(mailbox, List.of()), 0);
  }

  /** Whether Temporal lists its migration as running, as far as it lists them. */
  static boolean mayRun(JournalMailbox line, @Nullable Set<String> running) {
    var mailbox = line.line().mailbox();
    return mailbox != null && (running == null || running.contains(WorkflowIds.mailbox(mailbox)));
  }

  private static Stream<JournalMailbox> ends(List<JournalMailbox> lines) {
    return Stream.of(lines.getFirst(), lines.getLast()).distinct();
  }

  private static boolean agree(List<JournalMailbox> lines, Map<Integer, Answer> answers) {
    return ends(lines).map(line -> answers.get(line.line().line())).distinct().count() == 1
        && answers.get(lines.getFirst().line().line()) instanceof Answer.Told;
  }

  private static void shared(List<JournalMailbox> lines, Map<Integer, Answer> answers) {
    var first = answers.get(lines.getFirst().line().line());
    if (first != null) {
      lines.forEach(line -> answers.putIfAbsent(line.line().line(), first));
    }
  }

  private Map<Integer, Answer> asked(List<JournalMailbox> lines) {
    return lines.stream()
        .gather(
            Gatherers.mapConcurrent(AT_A_TIME, line -> new Asked(line.line().line(), told(line))))
        .collect(Collectors.toMap(Asked::line, Asked::answer, (one, _) -> one, HashMap::new));
  }

  private Answer told(JournalMailbox line) {
    var mailbox = line.line().mailbox();
    if (mailbox == null) {
      return new Answer.NoMigration();
    }
    var id = WorkflowIds.mailbox(mailbox);
    try {
      // Temporal lets one answer that is over.
      if (client.newUntypedWorkflowStub(id).describe().getStatus()
          != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING) {
        return new Answer.NoMigration();
      }
      return ofOurs(
          TimeLimit.within(TIMEOUT, client.newWorkflowStub(MailboxMigration.class, id)::status));
    } catch (WorkflowNotFoundException _) {
      return new Answer.NoMigration();
    } catch (TimeoutException | WorkflowQueryException _) {
      return new Answer.Silence();
    } catch (WorkflowServiceException e) {
      if (Waves.gone(e)) {
        throw e;
      }
      return new Answer.Silence();
    }
  }

  private Answer ofOurs(MigrationStatus status) {
    return status.intention().wave().equals(wave)
        ? new Answer.Told(InForce.of(status.intention().cutover(), status.orders()))
        : new Answer.NoMigration();
  }
}
