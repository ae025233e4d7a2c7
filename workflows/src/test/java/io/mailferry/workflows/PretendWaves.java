package io.mailferry.workflows;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.order.StandingOrders;
import io.mailferry.model.plan.PlannedMailbox;
import io.mailferry.workflows.check.LineProblem;
import io.mailferry.workflows.check.LinesToResolve;
import io.mailferry.workflows.check.OrganisationHealth;
import io.mailferry.workflows.check.OrganisationToCheck;
import io.mailferry.workflows.check.PlanCheckActivities;
import io.mailferry.workflows.check.ResolvedLines;
import io.mailferry.workflows.wave.EndedMigrations;
import io.mailferry.workflows.wave.MigrationEnd;
import io.mailferry.workflows.wave.MigrationsToStart;
import io.mailferry.workflows.wave.OpenMigrations;
import io.mailferry.workflows.wave.RelayedOrder;
import io.mailferry.workflows.wave.StartedMigrations;
import io.mailferry.workflows.wave.WaveActivities;
import io.mailferry.workflows.wave.WaveEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The steps of a wave without a directory: line n is mailbox n, unless told otherwise. */
final class PretendWaves implements WaveActivities, PlanCheckActivities {
  private final Map<Integer, String> problems = new ConcurrentHashMap<>();
  private final Map<Integer, Integer> meant = new ConcurrentHashMap<>();
  private final Map<MailboxGuid, MigrationEnd.Ending> found = new ConcurrentHashMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final List<OrganisationToCheck> checked = new CopyOnWriteArrayList<>();
  private final List<LinesToResolve> resolved = new CopyOnWriteArrayList<>();
  private final List<MigrationsToStart> started = new CopyOnWriteArrayList<>();
  private final List<RelayedOrder> relayed = new CopyOnWriteArrayList<>();
  private final List<WaveEnd> ends = new CopyOnWriteArrayList<>();
  private volatile OrganisationHealth health = new OrganisationHealth(null, null, List.of(), false);
  private volatile int elsewhere;
  private volatile StandingOrders stood = StandingOrders.NONE;
  private volatile Runnable whileRelaying = () -> {};
  private volatile @Nullable Consumer<MigrationsToStart> whileStarting;

  PretendWaves lineHas(int line, String problem) {
    problems.put(line, problem);
    return this;
  }

  /** Another address of a mailbox that an earlier line has. */
  PretendWaves lineMeans(int line, int mailbox) {
    meant.put(line, mailbox);
    return this;
  }

  PretendWaves hasFound(int mailbox, MigrationEnd.Ending ending) {
    found.put(Given.mailbox(mailbox), ending);
    return this;
  }

  /** The last mailboxes of each chunk are under way for another wave. */
  PretendWaves hasElsewhere(int number) {
    elsewhere = number;
    return this;
  }

  /** The wave was stopped, and this stood for it. */
  PretendWaves stood(StandingOrders before) {
    stood = before;
    return this;
  }

  PretendWaves whileRelaying(Runnable story) {
    whileRelaying = story;
    return this;
  }

  PretendWaves whileStarting(Consumer<MigrationsToStart> story) {
    whileStarting = story;
    return this;
  }

  PretendWaves isUnwell(String directory, @Nullable String exchange) {
    health = new OrganisationHealth(directory, exchange, List.of(), false);
    return this;
  }

  PretendWaves lacks(String what) {
    health = new OrganisationHealth(null, null, List.of(what), false);
    return this;
  }

  List<OrganisationToCheck> checked() {
    return checked;
  }

  List<String> calls() {
    return calls;
  }

  List<LinesToResolve> resolved() {
    return resolved;
  }

  List<MigrationsToStart> started() {
    return started;
  }

  List<RelayedOrder> relayed() {
    return relayed;
  }

  List<WaveEnd> ends() {
    return ends;
  }

  @Override
  public OrganisationHealth checkOrganisation(OrganisationToCheck organisation) {
    calls.add("checkOrganisation");
    checked.add(organisation);
    return health;
  }

  @Override
  public ResolvedLines resolveMailboxes(LinesToResolve lines) {
    calls.add("resolveMailboxes");
    resolved.add(lines);
    return resolve(lines);
  }

  @Override
  public void recordOutcomes(OpenMigrations migrations) {
    calls.add("recordOutcomes of " + migrations.mailboxes().size());
  }

  @Override
  public ResolvedLines checkLines(LinesToResolve lines) {
    calls.add("checkLines");
    return resolve(lines);
  }

  private ResolvedLines resolve(LinesToResolve lines) {
    var troubles = new TreeMap<Integer, LineProblem>();
    lines
        .lines()
        .forEach(
            line -> {
              var problem = problems.get(line.line());
              if (problem != null) {
                troubles.put(line.line(), new LineProblem(line.line(), problem));
              }
            });
    return new ResolvedLines(
        lines.lines().stream()
            .map(PlannedMailbox::line)
            .filter(line -> !troubles.containsKey(line))
            .map(
                line ->
                    Given.intention(Given.mailbox(meant.getOrDefault(line, line)), lines.cutover()))
            .toList(),
        List.copyOf(troubles.values()));
  }

  @Override
  public StartedMigrations startMigrations(MigrationsToStart migrations) {
    calls.add("startMigrations");
    started.add(migrations);
    var story = whileStarting;
    if (story != null) {
      story.accept(migrations);
    }
    var under = migrations.intentions().stream().map(i -> i.mailbox()).toList();
    return new StartedMigrations(under.subList(0, under.size() - elsewhere), elsewhere, stood);
  }

  @Override
  public EndedMigrations recountMigrations(OpenMigrations open) {
    calls.add("recountMigrations");
    var ended = new ArrayList<MigrationEnd>();
    for (var mailbox : open.mailboxes()) {
      var ending = found.get(mailbox);
      if (ending != null) {
        ended.add(new MigrationEnd(mailbox, ending));
      }
    }
    return new EndedMigrations(ended);
  }

  @Override
  public OrderReply relayOrder(RelayedOrder order) {
    calls.add("relayOrder");
    relayed.add(order);
    whileRelaying.run();
    return new OrderReply("reached " + order.mailboxes().size());
  }

  @Override
  public void recordWaveEnd(WaveEnd end) {
    calls.add("recordWaveEnd");
    ends.add(end);
  }
}
