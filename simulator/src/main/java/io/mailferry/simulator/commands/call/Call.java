package io.mailferry.simulator.commands.call;

import io.mailferry.simulator.directory.DomainController;
import io.mailferry.simulator.directory.MoveStamp;
import io.mailferry.simulator.directory.PracticeDirectory;
import io.mailferry.simulator.moves.MoveRequest;
import io.mailferry.simulator.moves.request.MoveKind;
import io.mailferry.simulator.world.Database;
import io.mailferry.simulator.world.DirectoryUser;
import io.mailferry.simulator.world.Domain;
import io.mailferry.simulator.world.Mailbox;
import io.mailferry.simulator.world.Organisation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One command on its way: what it asks, where it stands, what it has answered so far. */
public final class Call {
  private final CommandContext context;
  private final Organisation organisation;
  private final BoundParameters bound;
  private final View view;
  private final Session session;
  private final List<Map<String, @Nullable Object>> results = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /** A command that has answered nothing yet. */
  public Call(
      CommandContext context,
      Organisation organisation,
      BoundParameters bound,
      View view,
      Session session) {
    this.context = context;
    this.organisation = organisation;
    this.bound = bound;
    this.view = view;
    this.session = session;
  }

  /** All that it can reach. */
  public CommandContext context() {
    return context;
  }

  /** Where it runs. */
  public Organisation organisation() {
    return organisation;
  }

  /** The session through which it came. */
  public Session session() {
    return session;
  }

  /** Its parameters. */
  public BoundParameters bound() {
    return bound;
  }

  /** What it has answered so far. */
  public List<Map<String, @Nullable Object>> results() {
    return results;
  }

  /** Its warnings so far. */
  public List<String> warnings() {
    return warnings;
  }

  /** Answers with one more object. */
  public void answer(Map<String, @Nullable Object> result) {
    results.add(result);
  }

  /** Answers with something that belongs to a person, whom only objects name. */
  public void answer(Mailbox mailbox, Map<String, @Nullable Object> result) {
    if (view == View.OBJECTS) {
      var user = mailbox.in(organisation);
      result.put("DisplayName", mailbox.displayName());
      result.put("Alias", user.map(DirectoryUser::alias).orElse(null));
      result.put("DistinguishedName", user.map(DirectoryUser::dn).orElse(null));
    }
    results.add(result);
  }

  /** Answers with a request as it is now. */
  public void answer(MoveRequest request) {
    var result = context.moves().statistics(request);
    if (view == View.OBJECTS) {
      result.putAll(context.moves().details(request));
    }
    answer(request.mailbox(), result);
  }

  /** Answers with a request and its report. */
  public void answerWithReport(MoveRequest request) {
    answer(request);
    var result = results.getLast();
    var report = request.report();
    switch (view) {
      case OBJECTS -> result.put("ReportFields", report.fields());
      case PROTOCOL -> {
        result.put("ReportFailures", report.failures());
        result.put("ReportEntries", report.entries());
      }
    }
  }

  /** Adds a warning. */
  public void warn(String warning) {
    warnings.add(warning);
  }

  /** The directory of its forest. */
  public PracticeDirectory directory() {
    return context.directories().of(organisation);
  }

  /** The controller named, or the first one of the domain in which Exchange's servers stand. */
  public DomainController controller() {
    return controllerOf(Domain.rootOf(organisation));
  }

  private DomainController controllerOf(Domain domain) {
    var named = bound.text("DomainController");
    if (named.isEmpty()) {
      return directory()
          .firstLiving(domain)
          .orElseThrow(
              () ->
                  Refusal.of(
                      "ResourceUnavailable",
                      "NoSuitableServerFoundException",
                      "Could not find any available Domain Controller in domain "
                          + domain.baseDn()
                          + ".",
                      "ADTransientException"));
    }
    return directory()
        .controller(named.get())
        .filter(each -> !each.away())
        .orElseThrow(() -> unsuitable(named.get()));
  }

  /**
   * The controller named; else the first one of the domain in which the session finds whoever goes
   * by this identity.
   */
  public DomainController controllerFor(String identity) {
    return controllerOf(
        switch (session.scope()) {
          case DOMAIN -> Domain.rootOf(organisation);
          case FOREST ->
              context
                  .world()
                  .mailbox(organisation, identity)
                  .map(mailbox -> user(mailbox).domain())
                  .orElseGet(() -> Domain.rootOf(organisation));
        });
  }

  /**
   * Where a list shows this user from: the controller named, which knows its own domain alone; else
   * one of Exchange's domain, or of any where the session sees the forest, as a global catalog does
   * even while nobody of the domain answers.
   */
  public Optional<DomainController> readerOf(DirectoryUser user) {
    if (bound.text("DomainController").isPresent() || session.scope() == Scope.DOMAIN) {
      return Optional.of(controller()).filter(each -> each.holds(user));
    }
    return directory()
        .firstLiving(user.domain())
        .or(() -> directory().controllers(user.domain()).stream().findFirst());
  }

  /** This controller cannot be reached. */
  public static Refusal unsuitable(String host) {
    return Refusal.of(
        "ResourceUnavailable",
        "SuitabilityDirectoryException",
        "An Active Directory error 0x52 occurred when trying to check the suitability of server '"
            + host
            + "'. Error: 'Active directory response: The LDAP server is unavailable.'",
        "LdapException");
  }

  /** The mailbox of this identity, or a refusal. */
  public Mailbox mailbox(String identity, DomainController on) {
    return context
        .world()
        .mailbox(organisation, identity)
        .filter(each -> on.holds(user(each)))
        .orElseThrow(() -> noObject(identity, on));
  }

  /** This controller knows no such object. */
  public static Refusal noObject(String identity, DomainController on) {
    return Refusal.notFound(
        "The operation couldn't be performed because object '%s' couldn't be found on '%s'."
            .formatted(identity, on.host()));
  }

  /** Its user object in this forest. */
  public DirectoryUser user(Mailbox mailbox) {
    return mailbox.in(organisation).orElseThrow();
  }

  /** The database of this identity, or a refusal. */
  public Database database(Organisation where, String identity) {
    return context
        .world()
        .database(where, identity)
        .filter(context.outages()::knows)
        .orElseThrow(
            () ->
                Refusal.notFound(
                    "Couldn't find database \""
                        + identity
                        + "\". Make sure you have typed it correctly."));
  }

  /** This database is dismounted. */
  public static Refusal offline(Database database) {
    return Refusal.of(
        "NotSpecified",
        "MapiExceptionMdbOffline",
        "Failed to communicate with the mailbox database '%s'. --> MapiExceptionMdbOffline: Unable to open message store. (hr=0x80004005, ec=1142)"
            .formatted(database.name()),
        "MailboxReplicationTransientException");
  }

  /** The stamp on the user, or a refusal. */
  public MoveStamp stamp(String identity, Mailbox mailbox, DomainController on) {
    return on.stamp(user(mailbox))
        .orElseThrow(
            () ->
                Refusal.notFound(
                    "Couldn't find a move request that corresponds to the specified identity '"
                        + identity
                        + "'."));
  }

  /** The database whose queue a stamp points to. */
  public Database queueOf(MoveStamp stamp) {
    var dn =
        MoveKind.of(stamp.flags()) == MoveKind.PUSH
            ? stamp.sourceDatabase()
            : stamp.targetDatabase();
    if (dn == null) {
      throw Refusal.notFound("Couldn't find the queue of the move request.");
    }
    return database(organisation, dn);
  }

  /** The queue item behind the stamp that this command's identity leads to. */
  public MoveRequest request() {
    var identity = bound.needed("Identity");
    var on = controllerFor(identity);
    var mailbox = mailbox(identity, on);
    var queue = queueOf(stamp(identity, mailbox, on));
    if (!queue.mounted()) {
      throw offline(queue);
    }
    return context
        .moves()
        .item(queue, mailbox)
        .filter(item -> !item.canceled())
        .orElseThrow(
            () ->
                Refusal.notFound(
                    "Couldn't find the request for mailbox '%s' in the queue of database '%s'."
                        .formatted(identity, queue.name())));
  }
}
