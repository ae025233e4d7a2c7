package io.mailferry.activities.breaker;

import io.mailferry.activities.exchange.Exchange;
import io.mailferry.activities.exchange.MoveReport;
import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.activities.exchange.command.argument.Part;
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
  public void submit(NewMove move, String controller) {
    change("New-MoveRequest", move.mailbox(), needs(move), () -> exchange.submit(move, controller));
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
    var database = new Dependency(Kind.DATABASE, queue.name());
    return new Passage(breakers, List.of(shells), null).reading(database).call(read);
  }

  private void change(String cmdlet, MailboxGuid mailbox, Runnable change) {
    change(cmdlet, mailbox, List.of(), change);
  }

  /**
   * What is changed on a request is stored without the replication service
   * (docs/exchange/cmdlets.md); a brake must not wait until that is back.
   */
  private void change(String cmdlet, MailboxGuid mailbox, List<Dependency> more, Runnable change) {
    var needs = new ArrayList<>(List.of(shells, new Dependency(Kind.CMDLET, cmdlet)));
    needs.addAll(more);
    new Passage(breakers, needs, mailbox)
        .call(
            () -> {
              change.run();
              return true;
            });
  }

  private List<Dependency> needs(NewMove move) {
    return with(service, more(move));
  }

  private static List<Dependency> more(NewMove move) {
    return switch (move) {
      case NewMove.Local local -> databases(local.part());
      case NewMove.Pull pull ->
          with(endpoint(pull.far()), databases(pull.target(), pull.targetArchive()));
      case NewMove.Push push ->
          with(endpoint(push.far()), databases(push.remoteTarget(), push.remoteTargetArchive()));
      case NewMove.LegacyPull pull -> databases(pull.target(), null);
      case NewMove.LegacyPush push -> databases(push.remoteTarget(), null);
    };
  }

  private static List<Dependency> databases(Part part) {
    return switch (part) {
      case Part.Whole whole -> databases(whole.target(), whole.targetArchive());
      case Part.PrimaryOnly primary -> databases(primary.target(), null);
      case Part.ArchiveOnly archive -> databases(archive.targetArchive(), null);
    };
  }

  private static List<Dependency> databases(Database target, @Nullable Database archive) {
    return Stream.of(target, archive == null ? target : archive)
        .distinct()
        .map(each -> new Dependency(Kind.DATABASE, each.name()))
        .toList();
  }

  private static Dependency endpoint(NewMove.FarEnd far) {
    return new Dependency(Kind.ENDPOINT, far.hostName());
  }

  private static List<Dependency> with(Dependency one, List<Dependency> others) {
    return Stream.concat(Stream.of(one), others.stream()).toList();
  }
}
