package io.mailferry.activities.breaker;

import io.mailferry.activities.exchange.Exchange;
import io.mailferry.activities.exchange.FarAnswer;
import io.mailferry.activities.exchange.MoveReport;
import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.activities.exchange.command.argument.Part;
import io.mailferry.activities.fault.Fault;
import io.mailferry.model.Database;
import io.mailferry.model.Limits;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.incident.Dependency;
import io.mailferry.model.incident.Dependency.Kind;
import io.mailferry.model.move.QueueItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An Exchange behind the breakers of what each command needs. Reads need the shells, and the
 * database in whose queue a request lies. A sign of life is asked for past all breakers.
 */
final class GuardedExchange implements Exchange {
  private final Exchange exchange;
  private final Breakers breakers;
  private final Dependency shells;
  private final Dependency service;

  GuardedExchange(OrganisationName organisation, Exchange exchange, Breakers breakers) {
    this.exchange = exchange;
    this.breakers = breakers;
    this.shells = new Dependency(Kind.SHELLS, organisation.value());
    this.service = new Dependency(Kind.REPLICATION_SERVICE, organisation.value());
  }

  @Override
  public QueueItem requestOf(
      MailboxGuid mailbox, @Nullable Database queue, @Nullable String controller) {
    return queue == null
        ? read(() -> exchange.requestOf(mailbox, null, controller))
        : readIn(queue, () -> exchange.requestOf(mailbox, queue, controller));
  }

  /** It tells people more of what is known already, so it opens no breaker and waits for none. */
  @Override
  public Optional<MoveReport> reportOf(MailboxGuid mailbox, String controller) {
    return exchange.reportOf(mailbox, controller);
  }

  @Override
  public QueueItem requestInQueue(Database queue, MailboxGuid mailbox) {
    return readIn(queue, () -> exchange.requestInQueue(queue, mailbox));
  }

  @Override
  public List<QueuedMove> queueOf(Database queue) {
    return readIn(queue, () -> exchange.queueOf(queue));
  }

  @Override
  public List<StampedMove> requestsOfBatch(String pattern, @Nullable String controller) {
    return read(() -> exchange.requestsOfBatch(pattern, controller));
  }

  @Override
  public void submit(NewMove move, @Nullable Database source, String controller) {
    new Passage(
            breakers,
            submitting(move, source),
            move.mailbox(),
            each -> isOffLine(each, move, source))
        .call(
            () -> {
              exchange.submit(move, source, controller);
              return true;
            });
  }

  /** Exchange does not always name the database that it could not open; it knows all the same. */
  private boolean isOffLine(Dependency suspect, NewMove move, @Nullable Database source) {
    return Stream.concat(ownTargets(move).stream(), Stream.ofNullable(source))
        .filter(each -> each.name().equals(suspect.name()))
        .anyMatch(this::isOffLine);
  }

  private boolean isOffLine(Database database) {
    try {
      return exchange.stateOf(database).filter(state -> !state.mounted()).isPresent();
    } catch (Fault unknown) {
      return false;
    }
  }

  @Override
  public void completeAfter(MailboxGuid mailbox, Instant at, String controller) {
    change("Set-MoveRequest", mailbox, () -> exchange.completeAfter(mailbox, at, controller));
  }

  @Override
  public void suspend(MailboxGuid mailbox, String comment, String controller) {
    change("Suspend-MoveRequest", mailbox, () -> exchange.suspend(mailbox, comment, controller));
  }

  @Override
  public void raiseLimits(MailboxGuid mailbox, Limits limits, String controller) {
    change("Set-MoveRequest", mailbox, () -> exchange.raiseLimits(mailbox, limits, controller));
  }

  /** Not held back by what is known of the far end, because it is another one now. */
  @Override
  public void repoint(MailboxGuid mailbox, NewMove.FarEnd far, String controller) {
    change("Set-MoveRequest", mailbox, () -> exchange.repoint(mailbox, far, controller));
  }

  @Override
  public void resume(MailboxGuid mailbox, String controller) {
    change("Resume-MoveRequest", mailbox, () -> exchange.resume(mailbox, controller));
  }

  @Override
  public void remove(MailboxGuid mailbox, String controller) {
    change("Remove-MoveRequest", mailbox, () -> exchange.remove(mailbox, controller));
  }

  @Override
  public void removeFromQueue(Database queue, MailboxGuid mailbox) {
    change("Remove-MoveRequest", mailbox, () -> exchange.removeFromQueue(queue, mailbox));
  }

  @Override
  public Optional<DatabaseState> stateOf(Database database) {
    return read(() -> exchange.stateOf(database));
  }

  @Override
  public Optional<String> whyNobodyCanLogOn(MailboxGuid mailbox, String controller) {
    return read(() -> exchange.whyNobodyCanLogOn(mailbox, controller));
  }

  /** Not held back by what is known of the far end, because that is what it asks. */
  @Override
  public FarAnswer farEndLetsIn(NewMove.FarEnd far) {
    return read(() -> exchange.farEndLetsIn(far));
  }

  @Override
  public Optional<String> migrationBatchOf(MailboxGuid mailbox) {
    return read(() -> exchange.migrationBatchOf(mailbox));
  }

  @Override
  public List<String> lacks(NewMove example) {
    return exchange.lacks(example);
  }

  @Override
  public String ping() {
    return exchange.ping();
  }

  private <T> T read(Supplier<T> read) {
    return new Passage(breakers, List.of(shells), null).call(read);
  }

  /** Whatever database it is that is off line then, no other one was asked. */
  private <T> T readIn(Database queue, Supplier<T> read) {
    return new Passage(breakers, List.of(shells), null).reading(database(queue)).call(read);
  }

  /**
   * What is changed on a request is stored without the replication service
   * (docs/exchange/cmdlets.md); a brake must not wait until that is back.
   */
  private void change(String cmdlet, MailboxGuid mailbox, Runnable change) {
    new Passage(breakers, List.of(shells, new Dependency(Kind.CMDLET, cmdlet)), mailbox)
        .call(
            () -> {
              change.run();
              return true;
            });
  }

  /**
   * To create a request Exchange reads the mailbox at both ends
   * (docs/exchange/move-requests.md#creation-reads-both-ends).
   */
  private List<Dependency> submitting(NewMove move, @Nullable Database source) {
    var needs = new ArrayList<>(List.of(shells, new Dependency(Kind.CMDLET, "New-MoveRequest")));
    needs.add(service);
    needs.addAll(more(move));
    Stream.ofNullable(source).map(GuardedExchange::database).forEach(needs::add);
    return needs.stream().distinct().toList();
  }

  /** Those that are of the organisation in which the commands run. */
  private static List<Database> ownTargets(NewMove move) {
    return switch (move) {
      case NewMove.Local local -> targets(local.part());
      case NewMove.Pull pull -> both(pull.target(), pull.targetArchive());
      case NewMove.LegacyPull pull -> List.of(pull.target());
      case NewMove.Push _, NewMove.LegacyPush _ -> List.of();
    };
  }

  private static List<Dependency> more(NewMove move) {
    return switch (move) {
      case NewMove.Local local -> databases(targets(local.part()));
      case NewMove.Pull pull ->
          with(endpoint(pull.far()), databases(both(pull.target(), pull.targetArchive())));
      case NewMove.Push push ->
          with(
              endpoint(push.far()),
              databases(both(push.remoteTarget(), push.remoteTargetArchive())));
      case NewMove.LegacyPull pull -> databases(List.of(pull.target()));
      case NewMove.LegacyPush push -> databases(List.of(push.remoteTarget()));
    };
  }

  private static List<Database> targets(Part part) {
    return switch (part) {
      case Part.Whole whole -> both(whole.target(), whole.targetArchive());
      case Part.PrimaryOnly primary -> List.of(primary.target());
      case Part.ArchiveOnly archive -> List.of(archive.targetArchive());
    };
  }

  private static List<Database> both(Database target, @Nullable Database archive) {
    return Stream.concat(Stream.of(target), Stream.ofNullable(archive)).distinct().toList();
  }

  private static List<Dependency> databases(List<Database> databases) {
    return databases.stream().map(GuardedExchange::database).toList();
  }

  private static Dependency database(Database database) {
    return new Dependency(Kind.DATABASE, database.name());
  }

  private static Dependency endpoint(NewMove.FarEnd far) {
    return new Dependency(Kind.ENDPOINT, far.hostName());
  }

  private static List<Dependency> with(Dependency one, List<Dependency> others) {
    return Stream.concat(Stream.of(one), others.stream()).toList();
  }
}
