package io.mailferry.activities.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailferry.activities.exchange.command.Cmdlet;
import io.mailferry.activities.exchange.command.GetMailboxDatabase;
import io.mailferry.activities.exchange.command.GetMigrationUser;
import io.mailferry.activities.exchange.command.GetMoveRequest;
import io.mailferry.activities.exchange.command.GetMoveRequestStatistics;
import io.mailferry.activities.exchange.command.NewMoveRequest;
import io.mailferry.activities.exchange.command.RemoveMoveRequest;
import io.mailferry.activities.exchange.command.ResumeMoveRequest;
import io.mailferry.activities.exchange.command.SetMoveRequest;
import io.mailferry.activities.exchange.command.SuspendMoveRequest;
import io.mailferry.activities.exchange.command.TestMapiConnectivity;
import io.mailferry.activities.exchange.command.TestMigrationServerAvailability;
import io.mailferry.activities.exchange.command.argument.BatchPattern;
import io.mailferry.activities.exchange.command.argument.Change;
import io.mailferry.activities.exchange.command.argument.Comment;
import io.mailferry.activities.exchange.command.argument.IllegalCommand;
import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.activities.exchange.command.line.Rendering;
import io.mailferry.activities.exchange.command.line.UnknownToVersion;
import io.mailferry.activities.exchange.shell.SessionCmdlets;
import io.mailferry.activities.exchange.shell.ShellCommand;
import io.mailferry.activities.exchange.shell.ShellReply;
import io.mailferry.activities.exchange.shell.pool.ShellPool;
import io.mailferry.activities.fault.Effect;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.FaultCode;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.model.Database;
import io.mailferry.model.Limits;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.move.QueueItem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An Exchange organisation through a pool of shell sessions, by the policy of its port. */
public final class ExchangeShell implements Exchange {
  private static final String DATABASE_OFFLINE = FaultCode.EX_DATABASE_OFFLINE;

  private final String organisation;
  private final ShellPool pool;
  private final FaultTable faults;
  private final InstantSource clock;
  private final ExchangeTimeouts timeouts;
  private final QueuePatience queues;
  private final CommandLog log;
  private final KnownCapabilities capabilities;

  /** An organisation of which nothing is known beforehand. */
  public ExchangeShell(
      String organisation,
      ShellPool pool,
      FaultTable faults,
      InstantSource clock,
      ExchangeTimeouts timeouts,
      CommandLog log) {
    this(organisation, pool, faults, clock, timeouts, log, KnownCapabilities.UNKNOWN);
  }

  /**
   * An organisation that is spoken to through a pool.
   *
   * @param organisation its name, for messages
   * @param pool its sessions; the caller closes it
   * @param clock Exchange's clock, by which moments in commands are written
   * @param log is told of every command
   * @param capabilities what is known beforehand of what it takes
   */
  public ExchangeShell(
      String organisation,
      ShellPool pool,
      FaultTable faults,
      InstantSource clock,
      ExchangeTimeouts timeouts,
      CommandLog log,
      KnownCapabilities capabilities) {
    this.organisation = organisation;
    this.pool = pool;
    this.faults = faults;
    this.clock = clock;
    this.timeouts = timeouts;
    this.queues = new QueuePatience(timeouts.forRead(), timeouts.forQueue());
    this.log = log;
    this.capabilities = capabilities;
  }

  @Override
  public QueueItem requestOf(
      MailboxGuid mailbox, @Nullable Database queue, @Nullable String controller) {
    return item(
        () ->
            answered(
                    new GetMoveRequestStatistics(
                        new GetMoveRequestStatistics.Which.OfMailbox(mailbox, controller)))
                .result());
  }

  @Override
  public Optional<MoveReport> reportOf(MailboxGuid mailbox, String controller) {
    return found(
            () ->
                timed(
                        rendered(
                            new GetMoveRequestStatistics(
                                new GetMoveRequestStatistics.Which.ReportOf(mailbox, controller))),
                        Need.ONE,
                        timeouts.forRead())
                    .result())
        .map(Results::report);
  }

  @Override
  public QueueItem requestInQueue(Database queue, MailboxGuid mailbox) {
    return item(
        () ->
            run(
                    new GetMoveRequestStatistics(
                        new GetMoveRequestStatistics.Which.InQueue(queue, mailbox)),
                    Need.ONE)
                .result());
  }

  private QueueItem item(Supplier<List<JsonNode>> read) {
    try {
      return read.get().stream().findFirst().map(Results::item).orElseGet(QueueItem.Absent::new);
    } catch (Fault.Refused refused) {
      if (refused.reason() == Fault.Refused.Reason.NOT_FOUND) {
        return new QueueItem.Absent();
      }
      throw refused;
    }
  }

  /** Asked once: it takes long, and its reader comes again by itself. */
  @Override
  public List<QueuedMove> queueOf(Database queue) {
    var command =
        rendered(
            new GetMoveRequestStatistics(new GetMoveRequestStatistics.Which.InQueue(queue, null)));
    var begun = System.nanoTime();
    var patience = queues.with(queue.guid());
    try {
      var reply = timed(command, Need.ALL, patience);
      queues.took(queue.guid(), Duration.ofNanos(System.nanoTime() - begun));
      return queued(reply);
    } catch (Fault fault) {
      if (System.nanoTime() - begun >= patience.toNanos()) {
        queues.wasTooShort(queue.guid());
      }
      throw fault;
    }
  }

  /** The requests in an answer to {@code Get-MoveRequestStatistics}, those that name a mailbox. */
  public static List<QueuedMove> queued(ShellReply reply) {
    return reply.result().stream().map(Results::queued).flatMap(Optional::stream).toList();
  }

  @Override
  public List<StampedMove> requestsOfBatch(String pattern, @Nullable String controller) {
    return run(
            new GetMoveRequest(
                new GetMoveRequest.Which.OfBatch(new BatchPattern(pattern)), controller))
        .result()
        .stream()
        .map(Results::stamped)
        .flatMap(Optional::stream)
        .toList();
  }

  @Override
  public void submit(NewMove move, @Nullable Database source, String controller) {
    answered(new NewMoveRequest(move, controller));
  }

  @Override
  public void completeAfter(MailboxGuid mailbox, Instant at, String controller) {
    run(new SetMoveRequest(mailbox, new Change.CompleteAfter(at), controller));
  }

  @Override
  public void raiseLimits(MailboxGuid mailbox, Limits limits, String controller) {
    run(new SetMoveRequest(mailbox, new Change.MostLoss(limits), controller));
  }

  @Override
  public void repoint(MailboxGuid mailbox, NewMove.FarEnd far, String controller) {
    var change = new Change.FarEnd(far.hostName(), far.credential(), far.globalCatalog());
    run(new SetMoveRequest(mailbox, change, controller));
  }

  @Override
  public void suspend(MailboxGuid mailbox, String comment, String controller) {
    run(new SuspendMoveRequest(mailbox, new Comment(comment), controller));
  }

  @Override
  public void resume(MailboxGuid mailbox, String controller) {
    run(new ResumeMoveRequest(mailbox, controller));
  }

  @Override
  public void remove(MailboxGuid mailbox, String controller) {
    run(new RemoveMoveRequest(new RemoveMoveRequest.Which.OfMailbox(mailbox, controller)));
  }

  @Override
  public void removeFromQueue(Database queue, MailboxGuid mailbox) {
    run(new RemoveMoveRequest(new RemoveMoveRequest.Which.InQueue(queue, mailbox)));
  }

  @Override
  public Optional<DatabaseState> stateOf(Database database) {
    return found(
            () ->
                run(new GetMailboxDatabase(new GetMailboxDatabase.Which.One(database)), Need.ONE)
                    .result())
        .map(Results::database);
  }

  @Override
  public Optional<String> whyNobodyCanLogOn(MailboxGuid mailbox, String controller) {
    try {
      return run(new TestMapiConnectivity(mailbox, controller)).result().stream()
          .findFirst()
          .map(Results::logOn)
          .orElseGet(() -> Optional.of("the test said nothing"));
    } catch (Fault.Refused refused) {
      if (refused.reason() == Fault.Refused.Reason.NOT_FOUND) {
        return Optional.of(refused.sentence());
      }
      throw refused;
    }
  }

  @Override
  public FarAnswer farEndLetsIn(NewMove.FarEnd far) {
    var test = new TestMigrationServerAvailability(far.hostName(), far.credential());
    try {
      return timed(rendered(test), Need.ONE, timeouts.forRead()).result().stream()
          .findFirst()
          .map(Results::farAnswer)
          .orElseGet(() -> new FarAnswer.Untold("the test said nothing"));
    } catch (Fault.Refused refused) {
      return refused.code().equals(FaultCode.EX_FAR_ACCOUNT)
          ? new FarAnswer.Refused(refused.sentence())
          : new FarAnswer.Untold(refused.sentence());
    }
  }

  @Override
  public Optional<String> migrationBatchOf(MailboxGuid mailbox) {
    return found(() -> run(new GetMigrationUser(mailbox), Need.ONE).result())
        .flatMap(user -> Optional.ofNullable(Results.text(user, "BatchId")));
  }

  @Override
  public List<String> lacks(NewMove example) {
    return capabilities.live().get().map(session -> lacks(session, example)).orElseGet(List::of);
  }

  private List<String> lacks(SessionCmdlets session, NewMove example) {
    var rendering = Rendering.at(clock.instant());
    return RequiredCommands.of(example).stream()
        .map(rendering::of)
        .map(need -> session.bindingProblem(need.cmdlet(), need.parameters().keySet()))
        .flatMap(Optional::stream)
        .flatMap(problem -> problem.sentences().stream())
        .distinct()
        .toList();
  }

  @Override
  public String ping() {
    var server = run(new GetMailboxDatabase(new GetMailboxDatabase.Which.All())).server();
    return server == null ? organisation : server;
  }

  /** The first object of an answer; what does not exist is no fault. */
  private static Optional<JsonNode> found(Supplier<List<JsonNode>> read) {
    try {
      return read.get().stream().findFirst();
    } catch (Fault.Refused refused) {
      if (refused.reason() == Fault.Refused.Reason.NOT_FOUND) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  /**
   * For what has an object or an error to show, always. Neither is what comes when a server stops
   * the command while it goes down, and must not be taken for success or for nothing there.
   */
  private ShellReply answered(Cmdlet cmdlet) {
    var reply = run(cmdlet, Need.ONE);
    if (reply.result().isEmpty()) {
      var command = rendered(cmdlet);
      throw faults.fault(
          FaultCode.EX_LOST_ANSWER,
          "it ended without an error and without an answer",
          command.effect(),
          command.cmdlet() + " at " + organisation,
          null);
    }
    return reply;
  }

  /** What a read is for, which decides what a result is worth that came together with an error. */
  private enum Need {
    /** One object: it is there, whatever else was wrong. */
    ONE,
    /** All of them: what is missing in a part would count as not there. */
    ALL
  }

  private ShellReply run(Cmdlet cmdlet) {
    return run(cmdlet, Need.ALL);
  }

  private ShellReply run(Cmdlet cmdlet, Need need) {
    var command = rendered(cmdlet);
    return switch (command.effect()) {
      case READS -> readAgainOnce(command, need);
      case CHANGES -> timed(command, need, timeouts.forChange());
    };
  }

  /** What is refused here was certainly not sent. */
  private ShellCommand rendered(Cmdlet cmdlet) {
    try {
      return new Rendering(clock.instant(), capabilities.stated()).of(cmdlet);
    } catch (UnknownToVersion unknown) {
      throw notSent(
          unknown.cmdletItself() ? FaultCode.EX_NO_CMDLET : FaultCode.EX_PARAMETER_UNKNOWN,
          unknown,
          cmdlet);
    } catch (IllegalCommand illegal) {
      throw notSent(FaultCode.EX_PARAMETERS, illegal, cmdlet);
    }
  }

  private Fault notSent(String code, IllegalArgumentException why, Cmdlet cmdlet) {
    return faults.fault(
        code,
        "not sent: " + why.getMessage(),
        Effect.CHANGES,
        cmdlet.getClass().getSimpleName() + " at " + organisation,
        why);
  }

  private ShellReply readAgainOnce(ShellCommand command, Need need) {
    try {
      return timed(command, need, timeouts.forRead());
    } catch (Fault.NotReached away) {
      // Waiting twice for a session, or asking a dismounted database again, would help nobody.
      if (Thread.currentThread().isInterrupted()
          || away.isForWantOfASession()
          || away.code().equals(DATABASE_OFFLINE)) {
        throw away;
      }
      return timed(command, need, timeouts.forRead());
    }
  }

  private ShellReply timed(ShellCommand command, Need need, Duration patience) {
    var began = System.nanoTime();
    var outcome = CommandLog.OK;
    try {
      return asked(command, need, patience);
    } catch (Fault fault) {
      outcome = fault.code();
      throw fault;
    } finally {
      log.ended(command.cmdlet(), Duration.ofNanos(System.nanoTime() - began), outcome);
    }
  }

  private ShellReply asked(ShellCommand command, Need need, Duration patience) {
    var reply = pool.ask(command, timeouts.forSession(), patience);
    var error = reply.error();
    if (error == null) {
      return reply;
    }
    var server = reply.server() == null ? organisation : reply.server();
    var fault = faults.fault(error, command.effect(), command.cmdlet() + " at " + server);
    if (reply.result().isEmpty()) {
      throw fault;
    }
    return switch (command.effect()) {
      case READS -> {
        if (need == Need.ALL) {
          throw fault;
        }
        yield reply;
      }
      // Whatever the error says, something was done before.
      case CHANGES ->
          throw new Fault.Unconfirmed(
              fault.code(),
              fault.sentence() + " It came together with a result, so the command may have run.",
              fault);
    };
  }
}
