package io.mailferry.activities.mailbox;

import io.mailferry.activities.Organisation;
import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.activities.exchange.command.argument.Part;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.FaultCode;
import io.mailferry.activities.monitor.MonitorWaker;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.Database;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.decision.Action;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.memory.Submission;
import io.mailferry.model.move.Home;
import io.mailferry.model.move.Sighting;
import io.mailferry.model.plan.Intention;
import io.mailferry.workflows.mailbox.ActivityInput;
import io.temporal.activity.Activity;
import org.jspecify.annotations.Nullable;

/** Creates the move request, through the controller that was just read. */
final class SubmitMove implements Command {
  private final Organisation organisation;
  private final MigrationFacts facts;
  private final MonitorWaker monitor;

  SubmitMove(Organisation organisation, MigrationFacts facts, MonitorWaker monitor) {
    this.organisation = organisation;
    this.facts = facts;
    this.monitor = monitor;
  }

  @Override
  public Class<Action.Submit> action() {
    return Action.Submit.class;
  }

  @Override
  public Memory run(ActivityInput input, Sighting before, Memory memory) {
    monitor.wake(Activity.getExecutionContext().getWorkflowClient());
    organisation
        .exchange()
        .submit(newMove(input), source(input.intention(), before), before.controller());
    facts.note(
        input.intention(),
        FactKind.SUBMITTED,
        "submitted",
        "move request to " + input.intention().target().name() + " submitted",
        "through " + before.controller());
    return memory
        .withSubmission(new Submission.Seen(organisation.clock().instant()))
        .withoutTries()
        .withRepoint(null);
  }

  /** Where the mailbox lives, when that is in the organisation in which the commands run. */
  private @Nullable Database source(Intention intention, Sighting before) {
    var home =
        switch (intention.route()) {
          case LOCAL -> before.targetHome();
          case PUSH -> before.sourceHome();
          case PULL -> null;
        };
    return home instanceof Home.InDatabase in
        ? organisation.directory().database(in.databaseName()).value().orElse(null)
        : null;
  }

  private NewMove newMove(ActivityInput input) {
    var intention = input.intention();
    var common =
        new NewMove.Common(
            intention.wave(),
            input.orders().limitsBeside(intention.limits()),
            organisation.brake(intention.cutover().style()));
    return switch (intention.route()) {
      case LOCAL -> new NewMove.Local(intention.mailbox(), part(intention), common);
      case PULL ->
          new NewMove.Pull(
              intention.mailbox(),
              far(intention),
              intention.target(),
              intention.targetArchive(),
              common);
      case PUSH ->
          new NewMove.Push(
              intention.mailbox(),
              far(intention),
              intention.target(),
              intention.targetArchive(),
              common);
    };
  }

  private static Part part(Intention intention) {
    return switch (intention.scope()) {
      case PRIMARY_AND_ARCHIVE -> new Part.Whole(intention.target(), intention.targetArchive());
      case PRIMARY_ONLY -> new Part.PrimaryOnly(intention.target());
      case ARCHIVE_ONLY -> new Part.ArchiveOnly(intention.destination());
    };
  }

  /** Across forests a mailbox moves whole or not at all, which a look-up has said before. */
  private NewMove.FarEnd far(Intention intention) {
    if (intention.scope() != MailboxScope.PRIMARY_AND_ARCHIVE) {
      throw new Fault.Refused(
          FaultCode.EX_COMBINATION,
          Preflight.ONLY_WHOLE + ". Nothing was sent.",
          Fault.Refused.Reason.WRONG_COMMAND,
          null);
    }
    return organisation.farEnd(intention.route(), intention.mailbox());
  }
}
