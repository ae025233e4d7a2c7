package io.mailferry.rehearsal.bench;

import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.rehearsal.TemporalChoice;
import io.mailferry.simulator.moves.MoveTimings;
import io.mailferry.workflows.WorkflowIds;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.common.WorkflowExecutionHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many events one calm migration leaves in Temporal, and which. */
final class HistoryBench {
  private static final int GOAL = 60;
  private static final double SPEED = 200;

  private final BenchOptions options;

  HistoryBench(BenchOptions options) {
    this.options = options;
  }

  Findings measure() throws Exception {
    var mailboxes = options.sizesOr(12).getFirst();
    var setting =
        new BenchFixture.Setting(
            mailboxes,
            options.seed(),
            SPEED,
            MoveTimings.usual(),
            new TemporalChoice.Embedded(),
            options.work().resolve("history"));
    try (var scene = BenchFixture.open(setting)) {
      scene.start(CutoverOrder.AS_SOON_AS_COPIED);
      scene.refuseUnlessMoved(scene.awaitEnd(() -> {}, () -> {}));
      return findings(
          scene.mailboxes().stream()
              .map(WorkflowIds::mailbox)
              .map(id -> scene.client().fetchHistory(id))
              .toList());
    }
  }

  private static Findings findings(List<WorkflowExecutionHistory> histories) {
    var events =
        Spread.of(histories.stream().map(each -> (double) each.getEvents().size()).toList());
    var bytes =
        Spread.of(
            histories.stream()
                .map(each -> each.getHistory().getSerializedSize() / 1024.0)
                .toList());
    return new Findings(
            Benchmark.HISTORY,
            "Events in the history of one migration (%d calm migrations, start to clean-up)"
                .formatted(histories.size()))
        .number("migrations", histories.size())
        .number("factor", SPEED)
        .number("events", events.numbers())
        .number("kilobytes", bytes.numbers())
        .table(
            "eventTypes",
            List.of("event", "per migration", "min", "max"),
            rows(histories, HistoryBench::type))
        .table(
            "causes",
            List.of("what caused them", "events per migration", "min", "max"),
            rows(histories, HistoryBench::cause))
        .remarks(
            "min / median / max of a migration: " + events + " events, " + bytes + " KB.",
            "Exchange's time ran "
                + SPEED
                + " times as fast as the wall's, on the embedded server.",
            "A step is three events (scheduled, started, completed), a workflow task three more;"
                + " waiting costs one timer, however long it is.")
        .goal(
            "at most " + GOAL + " events per migration in the calm case",
            "at most " + Numbers.shown(events.max()),
            events.max() <= GOAL);
  }

  private interface Sort {
    String of(HistoryEvent event, Map<Long, String> steps);
  }

  private static List<List<Object>> rows(List<WorkflowExecutionHistory> histories, Sort sort) {
    var counted = new ArrayList<Map<String, Double>>();
    for (var history : histories) {
      var counts = new TreeMap<String, Double>();
      var steps = steps(history);
      history.getEvents().forEach(event -> counts.merge(sort.of(event, steps), 1.0, Double::sum));
      counted.add(counts);
    }
    var names =
        counted.stream().flatMap(counts -> counts.keySet().stream()).distinct().sorted().toList();
    var rows = new ArrayList<List<Object>>();
    for (var name : names) {
      var each = counted.stream().map(counts -> counts.getOrDefault(name, 0.0)).toList();
      var spread = Spread.of(each);
      var mean = each.stream().mapToDouble(Double::doubleValue).average().orElse(0);
      rows.add(List.of(name, Numbers.rounded(mean), (long) spread.min(), (long) spread.max()));
    }
    rows.sort((one, other) -> Double.compare((Double) other.get(1), (Double) one.get(1)));
    return rows;
  }

  private static String type(HistoryEvent event, Map<Long, String> steps) {
    return event.getEventType().name().replace("EVENT_TYPE_", "");
  }

  /** The steps by the event that scheduled them. */
  private static Map<Long, String> steps(WorkflowExecutionHistory history) {
    var steps = new TreeMap<Long, String>();
    for (var event : history.getEvents()) {
      if (event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED) {
        steps.put(
            event.getEventId(),
            event.getActivityTaskScheduledEventAttributes().getActivityType().getName());
      }
    }
    return steps;
  }

  private static String cause(HistoryEvent event, Map<Long, String> steps) {
    return switch (event.getEventType()) {
      case EVENT_TYPE_ACTIVITY_TASK_SCHEDULED -> step(event.getEventId(), steps);
      case EVENT_TYPE_ACTIVITY_TASK_STARTED ->
          step(event.getActivityTaskStartedEventAttributes().getScheduledEventId(), steps);
      case EVENT_TYPE_ACTIVITY_TASK_COMPLETED ->
          step(event.getActivityTaskCompletedEventAttributes().getScheduledEventId(), steps);
      case EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED ->
          "signal " + event.getWorkflowExecutionSignaledEventAttributes().getSignalName();
      case EVENT_TYPE_TIMER_STARTED, EVENT_TYPE_TIMER_FIRED, EVENT_TYPE_TIMER_CANCELED -> "timers";
      case EVENT_TYPE_WORKFLOW_TASK_SCHEDULED,
          EVENT_TYPE_WORKFLOW_TASK_STARTED,
          EVENT_TYPE_WORKFLOW_TASK_COMPLETED ->
          "workflow tasks";
      case EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES, EVENT_TYPE_WORKFLOW_PROPERTIES_MODIFIED ->
          "what lists and the UI show";
      case EVENT_TYPE_WORKFLOW_EXECUTION_STARTED, EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED ->
          "start and end";
      default -> type(event, steps);
    };
  }

  private static String step(long scheduled, Map<Long, String> steps) {
    return "step " + steps.getOrDefault(scheduled, "?");
  }
}
