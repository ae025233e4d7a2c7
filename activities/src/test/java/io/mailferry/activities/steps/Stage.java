package io.mailferry.activities.steps;

import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.activities.time.Timepiece;
import io.mailferry.model.Route;
import io.mailferry.model.policy.Intention;
import io.mailferry.model.policy.Memory;
import io.mailferry.model.policy.Orders;
import io.mailferry.model.policy.Patience;
import io.mailferry.workflows.LookUp;
import io.mailferry.workflows.MailboxSteps;
import io.mailferry.workflows.MonitorSteps;
import io.mailferry.workflows.StepInput;
import io.mailferry.workflows.StepReport;
import io.mailferry.workflows.WaveSteps;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;
import java.time.Duration;
import java.util.function.Function;

/**
 * Two forests, an Exchange organisation and a journal that only pretend, and the real steps between
 * them. It plays the runbook's part: what a step remembers goes into the next one.
 */
final class Stage implements AutoCloseable {
  final HandClock clock = new HandClock();
  final FakeDirectory target = new FakeDirectory("target.example");
  final FakeDirectory source = new FakeDirectory("source.example");
  final FakeExchange exchange;
  final FakeJournal journal = new FakeJournal();
  final Signals signals = new Signals();
  final TestActivityEnvironment temporal;
  final MailboxSteps steps;
  final Organisation organisation;

  Intention intention = Given.pull();
  Orders orders = Orders.NONE;
  Memory memory = Memory.FRESH;

  private Stage(boolean inTheSource) {
    var near = inTheSource ? source : target;
    exchange = new FakeExchange(near);
    organisation =
        new Organisation(
            Given.ORGANISATION,
            exchange,
            near,
            inTheSource ? target : source,
            new NewMove.FarEnd("mail.source.example", null, null, Given.DELIVERY_DOMAIN),
            Patience.DEFAULT,
            Timepiece.accelerated(clock, clock.instant(), clock.instant(), 1));
    temporal =
        TestActivityEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(
                    WorkflowClientOptions.newBuilder().setInterceptors(signals).build())
                .build());
    temporal.registerActivitiesImplementations(
        new MailboxStepsAtWork(organisation, journal),
        new MonitorStepsAtWork(organisation, journal),
        new WaveStepsAtWork(organisation, journal, Addresses.SEAL));
    steps = temporal.newActivityStub(MailboxSteps.class);
    target.has(Given.TARGET, Given.OTHER_TARGET);
    source.has(Given.SOURCE);
  }

  /** Anna lives in the source, her mail user is prepared in the target, and nothing moves yet. */
  static Stage set() {
    var stage = new Stage(false);
    stage.annaIsPrepared();
    return stage;
  }

  /** The same, with the commands run in the source. */
  static Stage setInTheSource() {
    var stage = new Stage(true);
    stage.annaIsPrepared();
    stage.intention = Given.intention(Route.PUSH);
    return stage;
  }

  private void annaIsPrepared() {
    source.has(Given.mailbox(Given.ANNA, "anna", Given.in(Given.SOURCE)));
    target.has(Given.prepared(Given.ANNA, "anna"));
  }

  MonitorSteps monitor() {
    return temporal.newActivityStub(MonitorSteps.class);
  }

  WaveSteps waves() {
    return temporal.newActivityStub(WaveSteps.class);
  }

  // ------------------------------------------------------------------ the story goes on

  void passes(Duration time) {
    clock.passes(time);
  }

  /** Anna's mailbox is in the target now, and her source object routes there. */
  void annaHasArrived() {
    target.has(Given.living(target.entry(Given.ANNA), Given.in(Given.TARGET)));
    source.has(
        Given.living(
            source.entry(Given.ANNA),
            new io.mailferry.model.move.Home.MailUser(Given.DELIVERY_DOMAIN)));
  }

  StepInput input() {
    return new StepInput(intention, orders, memory);
  }

  LookUp looksUp() {
    var found = steps.lookUpMailbox(input());
    memory = found.memory();
    return found;
  }

  StepReport detects() {
    return remembered(steps::detectDuplicateMove);
  }

  StepReport polls() {
    return remembered(steps::pollMove);
  }

  StepReport submits() {
    return remembered(steps::submitMove);
  }

  StepReport remembered(Function<StepInput, StepReport> step) {
    var report = step.apply(input());
    memory = report.memory();
    return report;
  }

  @Override
  public void close() {
    temporal.close();
  }
}
