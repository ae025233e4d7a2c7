package io.mailferry.activities.steps;

import io.mailferry.activities.directory.DirectoryEntry;
import io.mailferry.activities.exchange.command.NewMove;
import io.mailferry.activities.exchange.command.Part;
import io.mailferry.activities.fault.Fault;
import io.mailferry.journal.write.FactKind;
import io.mailferry.journal.write.JournalWriter;
import io.mailferry.journal.write.OutcomeEntry;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.Route;
import io.mailferry.model.move.Home;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.move.Sighting;
import io.mailferry.model.move.Stamp;
import io.mailferry.model.policy.Attention;
import io.mailferry.model.policy.Choice;
import io.mailferry.model.policy.CutoverStyle;
import io.mailferry.model.policy.Decision;
import io.mailferry.model.policy.Intention;
import io.mailferry.model.policy.Memory;
import io.mailferry.model.policy.MovePolicy;
import io.mailferry.model.policy.Orders;
import io.mailferry.model.policy.Phase;
import io.mailferry.model.policy.Question;
import io.mailferry.model.policy.Refusal;
import io.mailferry.model.policy.Situation;
import io.mailferry.model.policy.Step;
import io.mailferry.model.policy.Submission;
import io.mailferry.model.policy.Verdict;
import io.mailferry.model.policy.Verification;
import io.mailferry.workflows.LookUp;
import io.mailferry.workflows.MailboxSteps;
import io.mailferry.workflows.MigrationEnd;
import io.mailferry.workflows.OrderNote;
import io.mailferry.workflows.OutcomeNote;
import io.mailferry.workflows.StepInput;
import io.mailferry.workflows.StepReport;
import io.mailferry.workflows.WorkflowIds;
import io.temporal.activity.Activity;
import io.temporal.client.WorkflowNotFoundException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The steps of one mailbox, in one organisation. */
public final class MailboxStepsAtWork implements MailboxSteps {
  /** An object may not be on every controller yet; so often it is looked for before one asks. */
  private static final int TRIES_BEFORE_ASKING = 3;

  /** Some two hours: what passes by itself has passed, and goes on being tried all the same. */
  private static final int TRIES_BEFORE_TELLING = 12;

  /** As often as Microsoft's own services try again (exchange.md 1.4 and 4.2). */
  private static final int UNKNOWN_ANSWERS_BEFORE_ASKING = 5;

  /** Exchange answered, and what it said is in no row of the table. */
  private static final Set<String> UNKNOWN_WORDS = Set.of("MF-EX-UNKNOWN", "MF-EX-PROXIED");

  private final Organisation organisation;
  private final JournalWriter journal;
  private final Diary diary;
  private final Lookout lookout;
  private final MovePolicy policy;

  /** The steps for an organisation. */
  public MailboxStepsAtWork(Organisation organisation, JournalWriter journal) {
    this.organisation = organisation;
    this.journal = journal;
    this.diary = new Diary(journal);
    this.lookout = new Lookout(organisation);
    this.policy = new MovePolicy(organisation.patience());
  }

  // ------------------------------------------------------------------ looking

  @Override
  public LookUp lookUpMailbox(StepInput input) {
    return Heart.beating(() -> FaultsForTemporal.retried(() -> lookUp(input)));
  }

  private LookUp lookUp(StepInput input) {
    var intention = input.intention();
    var near = organisation.directory().find(intention.mailbox(), input.memory().controller());
    var memory =
        input.memory().but().controller(near.controller(), organisation.clock().instant()).kept();
    if (!intention.route().crossForest()) {
      return near.value()
          .map(mailbox -> found(intention, memory, mailbox, Preconditions.missingLocally(mailbox)))
          .orElseGet(() -> missing(memory, organisation.directory().forest()));
    }
    var far = organisation.otherForest(intention.route()).find(intention.mailbox(), null);
    var pushing = intention.route() == Route.PUSH;
    var source = pushing ? near.value() : far.value();
    var target = pushing ? far.value() : near.value();
    if (source.isEmpty() || target.isEmpty()) {
      return target.filter(there -> isHome(intention, there)).isPresent()
          ? found(intention, memory, target.get(), List.of())
          : missing(memory, source.isEmpty() ? "the source forest" : "the target forest");
    }
    return found(
        intention,
        memory,
        isHome(intention, target.get()) ? target.get() : source.get(),
        obstaclesAcrossForests(intention, source.get(), target.get(), near.value()));
  }

  private List<String> obstaclesAcrossForests(
      Intention intention,
      DirectoryEntry source,
      DirectoryEntry target,
      Optional<DirectoryEntry> near) {
    var alreadyMoving =
        near.map(DirectoryEntry::stamp).filter(Stamp.Present.class::isInstance).isPresent();
    if (alreadyMoving || isHome(intention, target)) {
      return List.of();
    }
    var far = organisation.far();
    return Preconditions.missingAcrossForests(
        intention, source, target, far == null ? "" : far.deliveryDomain());
  }

  private static boolean isHome(Intention intention, DirectoryEntry entry) {
    return entry.home() instanceof Home.InDatabase(var path) && intention.destination().isAt(path);
  }

  private static LookUp missing(Memory memory, String where) {
    return new LookUp(
        List.of(
            where
                + " has no object with this mailbox GUID: prepare the mail user"
                + " (Prepare-MoveRequest.ps1), then look again"),
        "unknown",
        memory);
  }

  private LookUp found(
      Intention intention, Memory memory, DirectoryEntry entry, List<String> obstacles) {
    var home =
        entry.home() instanceof Home.InDatabase database ? database.databaseName() : "elsewhere";
    var now = organisation.clock().instant();
    if (obstacles.isEmpty()) {
      diary.fact(
          intention,
          now,
          FactKind.LOOKED_UP,
          "lookedUp",
          "found in " + home + "; nothing stands in the way",
          "asked " + memory.controller());
    } else {
      diary.fact(
          intention, now, FactKind.QUESTION, "obstacles", String.join("; ", obstacles), null);
    }
    var draft = memory.but();
    if (memory.sourceDatabase() == null && !isHome(intention, entry)) {
      draft.sourceDatabase(home);
    }
    return new LookUp(obstacles, home, draft.kept());
  }

  @Override
  public StepReport detectDuplicateMove(StepInput input) {
    return Heart.beating(() -> FaultsForTemporal.retried(() -> justLook(input)));
  }

  @Override
  public StepReport pollMove(StepInput input) {
    return Heart.beating(() -> FaultsForTemporal.retried(() -> justLook(input)));
  }

  private StepReport justLook(StepInput input) {
    var sighting = lookout.look(input.intention(), input.memory());
    noteWhatChanged(input, sighting);
    return noted(input, report(sighting, decide(input, sighting, input.orders(), input.memory())));
  }

  // ------------------------------------------------------------------ acting

  @Override
  public StepReport submitMove(StepInput input) {
    return act(input, Step.Submit.class, this::submit);
  }

  private Memory submit(StepInput input, Sighting before, Memory memory) {
    organisation.exchange().submit(newMove(input.intention()), before.controller());
    var now = organisation.clock().instant();
    diary.fact(
        input.intention(),
        now,
        FactKind.SUBMITTED,
        "submitted",
        "move request to " + input.intention().target().name() + " submitted",
        "through " + before.controller());
    return memory.but().submission(new Submission.Seen(now)).failedTries(0).kept();
  }

  private NewMove newMove(Intention intention) {
    var common =
        new NewMove.Common(
            intention.wave(), intention.limits(), organisation.brake(intention.cutover().style()));
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
          "MF-EX-COMBINATION",
          Preconditions.ONLY_WHOLE + ". Nothing was sent.",
          Fault.Refused.Reason.WRONG_COMMAND,
          null);
    }
    return organisation.farEnd(intention.route());
  }

  @Override
  public StepReport cutOver(StepInput input) {
    return act(input, Step.Release.class, this::release);
  }

  private Memory release(StepInput input, Sighting before, Memory memory) {
    var mailbox = input.intention().mailbox();
    var now = organisation.clock().instant();
    switch (styleOf(before, input.intention())) {
      case COMPLETE_AFTER ->
          organisation.exchange().completeAfter(mailbox, now, before.controller());
      case SUSPEND_WHEN_READY -> organisation.exchange().resume(mailbox, before.controller());
    }
    diary.fact(input.intention(), now, FactKind.RELEASED, "released", "released for cutover", null);
    return memory.but().released(now).kept();
  }

  /** The request's own style counts: an adopted one may have been created otherwise. */
  private static CutoverStyle styleOf(Sighting sighting, Intention intention) {
    if (sighting.queue() instanceof QueueItem.Present item) {
      return item.suspendWhenReady()
          ? CutoverStyle.SUSPEND_WHEN_READY
          : CutoverStyle.COMPLETE_AFTER;
    }
    return intention.cutover().style();
  }

  @Override
  public StepReport parkMove(StepInput input) {
    return act(
        input,
        Step.Park.class,
        (in, before, memory) -> {
          organisation
              .exchange()
              .completeAfter(
                  in.intention().mailbox(),
                  organisation.clock().instant().plus(organisation.patience().parkedFor()),
                  before.controller());
          return memory.but().released(null).kept();
        });
  }

  @Override
  public StepReport suspendMove(StepInput input) {
    return act(
        input,
        Step.Suspend.class,
        (in, before, memory) -> {
          organisation
              .exchange()
              .suspend(
                  in.intention().mailbox(),
                  "Mailferry: paused by an operator, wave " + in.intention().wave(),
                  before.controller());
          return memory.but().suspendedByUs(true).kept();
        });
  }

  @Override
  public StepReport resumeMove(StepInput input) {
    return act(
        input,
        Step.Resume.class,
        (in, before, memory) -> {
          organisation.exchange().resume(in.intention().mailbox(), before.controller());
          var draft = memory.but().suspendedByUs(false);
          if (before.queue() instanceof QueueItem.Present item
              && item.status() == RequestStatus.FAILED) {
            draft.resumedOnceMore(organisation.clock().instant());
            diary.fact(
                in.intention(),
                organisation.clock().instant(),
                FactKind.HEALED,
                "resumed",
                "the request had failed for a passing reason and was resumed",
                null);
          }
          return draft.kept();
        });
  }

  @Override
  public StepReport withdrawMove(StepInput input) {
    return act(
        input,
        Step.Withdraw.class,
        (in, before, memory) -> {
          organisation.exchange().remove(in.intention().mailbox(), before.controller());
          return memory.but().withdrawn(true).kept();
        });
  }

  @Override
  public StepReport cleanUpMove(StepInput input) {
    return act(
        input,
        Step.CleanUp.class,
        (in, before, memory) -> {
          organisation.exchange().remove(in.intention().mailbox(), before.controller());
          diary.fact(
              in.intention(),
              organisation.clock().instant(),
              FactKind.CLEANED_UP,
              "cleanedUp",
              "the completed request was removed",
              null);
          return memory.but().cleanedUp(true).kept();
        });
  }

  @Override
  public StepReport verifyMailbox(StepInput input) {
    return act(input, Step.Verify.class, this::verify);
  }

  private Memory verify(StepInput input, Sighting before, Memory memory) {
    var intention = input.intention();
    var checks = new ArrayList<Verification.Check>();
    checks.add(livesThere(intention, before));
    if (intention.route().crossForest() && intention.scope() != MailboxScope.ARCHIVE_ONLY) {
      checks.add(sourceRoutesMailOn(before));
    }
    checks.add(somebodyCanLogOn(intention, before));
    var now = organisation.clock().instant();
    var earlier = memory.verification();
    var verification = new Verification(earlier == null ? now : earlier.firstAt(), now, checks);
    if (verification.passed()) {
      diary.fact(
          intention,
          now,
          FactKind.VERIFIED,
          "verified",
          "verified: " + String.join(", ", checks.stream().map(c -> c.what()).toList()),
          "asked " + before.controller());
    }
    return memory.but().verification(verification).kept();
  }

  private static Verification.Check livesThere(Intention intention, Sighting sighting) {
    var there =
        sighting.targetHome() instanceof Home.InDatabase(var path)
            && intention.destination().isAt(path);
    return new Verification.Check(
        "lives in " + intention.destination().name(),
        there,
        sighting.controller() + (there ? " shows it there" : " does not show it there"));
  }

  private static Verification.Check sourceRoutesMailOn(Sighting sighting) {
    var what = "the source routes mail on";
    return switch (sighting.sourceHome()) {
      case Home.MailUser(var domain) ->
          new Verification.Check(
              what,
              domain != null,
              domain == null
                  ? "the source mail user has no targetAddress"
                  : "the source is a mail user that routes to " + domain);
      case Home.InDatabase(var path) ->
          new Verification.Check(
              what,
              false,
              "the source is still a mailbox in " + path + ": mail may split between the two");
      case Home.Missing _ ->
          new Verification.Check(what, false, "the source object is gone, so mail is lost there");
      case Home.Unreadable(_, var why) ->
          new Verification.Check(what, false, "the source forest cannot be read: " + why);
      case null -> new Verification.Check(what, false, "the source forest was not looked at");
    };
  }

  private Verification.Check somebodyCanLogOn(Intention intention, Sighting sighting) {
    var what = "can be logged on to";
    if (intention.route() == Route.PUSH) {
      return new Verification.Check(what, true, "not testable from the source organisation");
    }
    return organisation
        .exchange()
        .whyNobodyCanLogOn(intention.mailbox(), sighting.controller())
        .map(why -> new Verification.Check(what, false, "logging on failed: " + why))
        .orElseGet(() -> new Verification.Check(what, true, "logging on worked"));
  }

  // ------------------------------------------------------------------ look, act, look

  @FunctionalInterface
  private interface Act {
    Memory run(StepInput input, Sighting before, Memory memory);
  }

  private StepReport act(StepInput input, Class<? extends Step> kind, Act action) {
    return Heart.beating(() -> FaultsForTemporal.retried(() -> lookActLook(input, kind, action)));
  }

  private StepReport lookActLook(StepInput input, Class<? extends Step> kind, Act action) {
    Sighting before;
    try {
      before = lookout.look(input.intention(), input.memory());
    } catch (Fault fault) {
      return noted(input, nothingDone(null, input.memory(), fault));
    }
    noteWhatChanged(input, before);
    var verdict = decide(input, before, input.orders(), input.memory());
    if (!kind.isInstance(verdict.decision().next())) {
      return noted(input, report(before, verdict));
    }
    try {
      var memory = action.run(input, before, verdict.memory());
      return noted(input, lookAfterwards(input, before, memory));
    } catch (Fault fault) {
      organisation.heed(fault, before.controller());
      return noted(input, afterFault(input, before, verdict.memory(), fault, kind));
    }
  }

  private StepReport lookAfterwards(StepInput input, Sighting before, Memory memory) {
    try {
      var after = lookout.look(input.intention(), memory);
      var answered = input.orders().withoutAnswer();
      return report(after, decide(input, after, answered, memory));
    } catch (Fault fault) {
      return wait(
          before,
          memory,
          organisation.patience().settleLook(),
          Attention.WAITING,
          "done, and the read-back is outstanding: " + fault.sentence());
    }
  }

  private StepReport afterFault(
      StepInput input, Sighting before, Memory memory, Fault fault, Class<? extends Step> kind) {
    return switch (fault) {
      case Fault.NotReached _ -> nothingDone(before, memory, fault);
      case Fault.Busy busy ->
          new StepReport(
              before,
              waiting(
                  memory,
                  busy.patience(),
                  Attention.WAITING,
                  fault.sentence() + " Nothing was changed."),
              memory,
              busy.patience());
      case Fault.Unconfirmed _ -> {
        trouble(input, fault.sentence());
        yield answeredInUnknownWords(fault)
            ? lookAfterUnknownWords(input, before, memory, fault, kind)
            : lookAfterLostAnswer(input, before, unconfirmed(memory, kind));
      }
      case Fault.Refused refused -> refused(input, before, memory, refused, kind);
    };
  }

  private static boolean answeredInUnknownWords(Fault fault) {
    return UNKNOWN_WORDS.contains(fault.code());
  }

  /**
   * Exchange did answer, and nobody knows what it means: it is looked whether the command ran, a
   * few times it is given again, and then a person is asked, because what is refused five times is
   * refused for good (exchange.md 1.4).
   */
  private StepReport lookAfterUnknownWords(
      StepInput input, Sighting before, Memory memory, Fault fault, Class<? extends Step> kind) {
    var tries = memory.failedTries() + 1;
    var counted = unconfirmed(memory, kind).but().failedTries(tries).kept();
    var report = lookAfterLostAnswer(input, before, counted);
    if (report.memory().failedTries() < tries) {
      return report;
    }
    if (tries >= UNKNOWN_ANSWERS_BEFORE_ASKING) {
      return askAbout(input, before, report.memory(), fault);
    }
    return kind == Step.Submit.class ? report : nothingDone(before, memory, fault);
  }

  private StepReport lookAfterLostAnswer(StepInput input, Sighting before, Memory memory) {
    var report = lookAfterwards(input, before, memory);
    if (memory.submission() instanceof Submission.Unconfirmed
        && report.memory().submission() instanceof Submission.Seen) {
      foundAfterAll(input, report.memory());
    }
    return report;
  }

  private void foundAfterAll(StepInput input, Memory memory) {
    diary.fact(
        input.intention(),
        organisation.clock().instant(),
        FactKind.HEALED,
        "found",
        "the command whose answer was lost had run: its request was found in Exchange, and nothing"
            + " was submitted twice",
        "asked " + memory.controller());
  }

  private Memory unconfirmed(Memory memory, Class<? extends Step> kind) {
    return kind == Step.Submit.class
        ? memory.but().submission(new Submission.Unconfirmed(organisation.clock().instant())).kept()
        : memory;
  }

  private StepReport refused(
      StepInput input,
      Sighting before,
      Memory memory,
      Fault.Refused refused,
      Class<? extends Step> kind) {
    return switch (refused.reason()) {
      case ALREADY_BEING_MOVED -> {
        trouble(input, refused.sentence());
        yield lookAfterwards(input, before, unconfirmed(memory, kind));
      }
      case ALREADY_THERE -> lookAfterwards(input, before, memory);
      // A completed request that remains was not to be seen a moment ago: the controller lags.
      case NOT_FOUND, WRONG_STATE, COMPLETED_REQUEST_REMAINS ->
          memory.failedTries() < TRIES_BEFORE_ASKING
              ? nothingDone(before, memory, refused)
              : askAbout(input, before, memory, refused);
      case WRONG_COMMAND, NOT_ALLOWED, OTHER -> askAbout(input, before, memory, refused);
    };
  }

  private StepReport askAbout(StepInput input, Sighting before, Memory memory, Fault refused) {
    var now = organisation.clock().instant();
    var sentence = "Exchange refused (" + refused.code() + "): " + refused.sentence();
    diary.fact(input.intention(), now, FactKind.QUESTION, "refused", sentence, null);
    var question =
        new Question(Question.Code.REFUSED, sentence, List.of(Choice.LOOK_AGAIN, Choice.LEAVE));
    return new StepReport(
        before,
        new Decision(new Step.Ask(question), sentence, Phase.ATTENTION, Attention.QUESTION, null),
        memory
            .but()
            .failedTries(0)
            .refusal(new Refusal(now, refused.code(), refused.sentence()))
            .kept(),
        organisation.clock().toWaitHere(organisation.patience().releasedLook()));
  }

  private StepReport nothingDone(@Nullable Sighting before, Memory memory, Fault fault) {
    var tries = memory.failedTries() + 1;
    var pause = organisation.patience().settleLook().multipliedBy(1L << Math.min(tries - 1, 4));
    var kept = memory.but().failedTries(tries).kept();
    var attention = tries < TRIES_BEFORE_TELLING ? Attention.WAITING : Attention.STUCK;
    return wait(before, kept, pause, attention, fault.sentence() + " Nothing was changed.");
  }

  // ------------------------------------------------------------------ deciding

  private Verdict decide(StepInput input, Sighting sighting, Orders orders, Memory memory) {
    return policy.decide(
        new Situation(input.intention(), sighting, orders, memory, organisation.clock().instant()));
  }

  private StepReport report(Sighting sighting, Verdict verdict) {
    var next = verdict.decision().next();
    var pause =
        next instanceof Step.WaitAndLook(var lookAgainIn)
            ? lookAgainIn
            : organisation.patience().releasedLook();
    return new StepReport(
        sighting, verdict.decision(), verdict.memory(), organisation.clock().toWaitHere(pause));
  }

  private StepReport wait(
      @Nullable Sighting sighting,
      Memory memory,
      Duration pause,
      Attention attention,
      String sentence) {
    return new StepReport(
        sighting,
        waiting(memory, pause, attention, sentence),
        memory,
        organisation.clock().toWaitHere(pause));
  }

  private static Decision waiting(
      Memory memory, Duration pause, Attention attention, String sentence) {
    var phase =
        switch (memory.submission()) {
          case Submission.NotSent _, Submission.Unconfirmed _ -> Phase.SUBMITTING;
          case Submission.Seen _ ->
              memory.verification() != null
                  ? Phase.VERIFYING
                  : memory.released() != null ? Phase.CUTTING_OVER : Phase.COPYING;
        };
    return new Decision(new Step.WaitAndLook(pause), sentence, phase, attention, null);
  }

  // ------------------------------------------------------------------ telling

  private StepReport noted(StepInput input, StepReport report) {
    diary.note(input.intention(), report, organisation.clock().instant());
    if (report.decision().next() instanceof Step.Ask(var question)
        && question.code() != Question.Code.REFUSED) {
      diary.fact(
          input.intention(),
          organisation.clock().instant(),
          FactKind.QUESTION,
          "question",
          question.sentence(),
          null);
    }
    noteRecovery(input, report);
    return report;
  }

  private void noteRecovery(StepInput input, StepReport report) {
    var before = input.memory();
    var after = report.memory();
    var intention = input.intention();
    var now = organisation.clock().instant();
    if (after.submission() instanceof Submission.Seen
        && before.submission() instanceof Submission.Unconfirmed) {
      foundAfterAll(input, after);
    }
    if (after.submission() instanceof Submission.Seen
        && before.submission() instanceof Submission.NotSent
        && report.sighting() != null
        && !Activity.getExecutionContext().getInfo().getActivityType().equals("submitMove")) {
      diary.fact(
          intention,
          now,
          FactKind.ADOPTED,
          "adopted",
          "a move request that existed already was taken over",
          "asked " + after.controller());
    }
    if (before.lastSeen() != null
        && after.lastSeen() != null
        && after.lastSeen().status().completed()
        && !before.lastSeen().status().completed()) {
      diary.fact(
          intention, now, FactKind.COMPLETED, "completed", "Exchange completed the move", null);
    }
  }

  private void noteWhatChanged(StepInput input, Sighting sighting) {
    var kept = input.memory().controller();
    if (kept != null && !kept.equals(sighting.controller())) {
      var now = organisation.clock().instant();
      diary.fact(
          input.intention(),
          now,
          FactKind.TROUBLE,
          "controllerAway",
          "domain controller " + kept + " was away or of no use to Exchange",
          null);
      diary.fact(
          input.intention(),
          now,
          FactKind.HEALED,
          "controllerFound",
          sighting.controller() + " answered in its place, and the migration went on there",
          null);
    }
  }

  private void trouble(StepInput input, String sentence) {
    diary.fact(
        input.intention(),
        organisation.clock().instant(),
        FactKind.TROUBLE,
        "trouble",
        sentence,
        null);
  }

  @Override
  public void recordOutcome(OutcomeNote note) {
    var intention = note.intention();
    tellTheWaveOnce(
        intention, new MigrationEnd(intention.mailbox(), MigrationEnd.Ending.of(note.outcome())));
    var now = organisation.clock().instant();
    // The request may only be removed once its report is safe, so this write must not be skipped.
    journal.outcome(new OutcomeEntry(intention.wave(), intention.mailbox(), now, note.outcome()));
    diary.fact(intention, now, FactKind.ENDED, "ended", note.outcome().sentence(), null);
  }

  /** However long the journal is away, and however often this is tried meanwhile. */
  private static void tellTheWaveOnce(Intention intention, MigrationEnd end) {
    var step = Activity.getExecutionContext();
    if (step.getHeartbeatDetails(Boolean.class).isEmpty()) {
      tellTheWave(intention, end);
      step.heartbeat(true);
    }
  }

  private static void tellTheWave(Intention intention, MigrationEnd end) {
    try {
      Activity.getExecutionContext()
          .getWorkflowClient()
          .newUntypedWorkflowStub(WorkflowIds.wave(intention.wave()))
          .signal("migrationEnded", end);
    } catch (WorkflowNotFoundException _) {
      // The wave is over already, or the migration was started without one.
    }
  }

  @Override
  public void recordOrder(OrderNote note) {
    diary.fact(
        note.intention(),
        organisation.clock().instant(),
        note.intervention() ? FactKind.INTERVENTION : FactKind.ORDER,
        note.verb(),
        note.verb() + " by " + note.order().who() + ": " + note.order().reason(),
        null);
  }
}
