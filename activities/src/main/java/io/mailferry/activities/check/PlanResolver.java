package io.mailferry.activities.check;

import io.mailferry.activities.Organisation;
import io.mailferry.activities.directory.DirectoryEntry;
import io.mailferry.activities.directory.MailboxName;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.mailbox.Preflight;
import io.mailferry.model.Database;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.move.Home;
import io.mailferry.model.plan.Intention;
import io.mailferry.model.plan.PlannedMailbox;
import io.mailferry.model.plan.Seal;
import io.mailferry.workflows.check.LinesToResolve;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whom the lines of a plan mean, in one search for all of them, and what stands in the
 * way of their moves.
 */
public final class PlanResolver {
  private final Organisation organisation;
  private final Seal seal;

  public PlanResolver(Organisation organisation, Seal seal) {
    this.organisation = organisation;
    this.seal = seal;
  }

  /**
   * Resolves lines; every line comes back either as an intention or with a problem.
   *
   * @throws Fault when a directory cannot be asked, or lets nothing be seen
   */
  public Resolved resolve(LinesToResolve request) {
    var search = search(request);
    var databases = databases(request);
    var linesByMailbox = new HashMap<MailboxGuid, Integer>();
    var lines = new ArrayList<ResolvedLine>();
    for (var planned : request.lines()) {
      lines.add(resolveOne(request, planned, search, databases, linesByMailbox));
    }
    return new Resolved(request.wave(), lines, request.cutover(), request.cutovers());
  }

  private Search search(LinesToResolve request) {
    var addresses = new HashMap<Integer, String>();
    var names = new HashMap<Integer, MailboxName>();
    for (var line : request.lines()) {
      var typed = seal.open(line.address());
      if (line.kind() == null) {
        addresses.put(line.line(), typed);
      } else {
        names.put(line.line(), new MailboxName(line.kind(), typed));
      }
    }
    if (names.isEmpty()) {
      return Search.byAddress(organisation, request.route(), addresses);
    }
    var named = new NamedSearch(organisation, request.route()).run(names);
    return addresses.isEmpty()
        ? named
        : named.and(Search.byAddress(organisation, request.route(), addresses));
  }

  /** In a pull the mailbox still lives in the other forest; people read from where it comes. */
  private static @Nullable String homeName(
      @Nullable DirectoryEntry near, @Nullable DirectoryEntry far) {
    return Stream.of(Optional.ofNullable(near), Optional.ofNullable(far))
        .flatMap(Optional::stream)
        .map(DirectoryEntry::home)
        .filter(Home.InDatabase.class::isInstance)
        .map(home -> ((Home.InDatabase) home).databaseName())
        .findFirst()
        .orElse(null);
  }

  private Map<String, Database> databases(LinesToResolve request) {
    return organisation.targetForest(request.route()).databases().value().stream()
        .collect(
            Collectors.toMap(
                database -> database.name().toLowerCase(Locale.ROOT),
                database -> database,
                (first, _) -> first));
  }

  private ResolvedLine resolveOne(
      LinesToResolve request,
      PlannedMailbox planned,
      Search search,
      Map<String, Database> databases,
      Map<MailboxGuid, Integer> linesByMailbox) {
    var problems = new ArrayList<String>();
    var target = named(databases, planned.targetDatabase(), problems);
    var archiveName = planned.targetArchiveDatabase();
    var archive = archiveName == null ? null : named(databases, archiveName, problems);
    var meant = Objects.requireNonNull(search.meant().get(planned.line()));
    Optional.ofNullable(meant.problem()).ifPresent(problems::add);
    var entry = meant.near();
    var mailbox = meant.mailbox();
    if (entry != null && mailbox == null) {
      problems.add(
          "its directory object carries no mailbox GUID (or one of zeros): prepare it with"
              + " Prepare-MoveRequest.ps1");
    }
    if (mailbox != null && search.twice().contains(mailbox)) {
      problems.add(
          "more than one object of "
              + organisation.otherForest(request.route()).forest()
              + " carries its mailbox GUID: find out which mailbox people use, and take the GUID"
              + " from the other one");
    }
    if (mailbox != null) {
      var earlier = linesByMailbox.putIfAbsent(mailbox, planned.line());
      if (earlier != null) {
        problems.add(
            "the same mailbox as line "
                + earlier
                + (planned.kind() == null ? ", by another address" : ", by another name"));
      }
    }
    if (entry == null || mailbox == null || target == null || !problems.isEmpty()) {
      var home = mailbox == null ? null : homeName(entry, search.knownFar(mailbox));
      return new ResolvedLine(
          planned,
          meant.address(),
          mailbox,
          home,
          null,
          String.join("; ", problems),
          People.of(meant.people(), seal).orElse(null));
    }
    var intention =
        new Intention(
            request.wave(),
            request.organisation(),
            mailbox,
            request.route(),
            planned.scope(),
            target,
            archive,
            planned.limits(),
            request.cutoverOf(planned),
            request.consents());
    var far = search.far(organisation, request.route(), mailbox);
    var obstacles =
        Preflight.obstacles(
            intention,
            entry,
            far,
            () -> organisation.deliveryDomain(request.route(), mailbox),
            organisation.accounts());
    return obstacles.isEmpty()
        ? new ResolvedLine(
            planned, meant.address(), mailbox, homeName(entry, far), intention, null, null)
        : new ResolvedLine(
            planned,
            meant.address(),
            mailbox,
            homeName(entry, far),
            null,
            String.join("; ", obstacles),
            null);
  }

  private @Nullable Database named(
      Map<String, Database> databases, String name, List<String> problems) {
    var database = databases.get(name.toLowerCase(Locale.ROOT));
    if (database == null) {
      problems.add(
          "there is no database \""
              + name
              + "\" in the target organisation; it has "
              + databases.values().stream()
                  .map(Database::name)
                  .sorted()
                  .collect(Collectors.joining(", ")));
    }
    return database;
  }
}
