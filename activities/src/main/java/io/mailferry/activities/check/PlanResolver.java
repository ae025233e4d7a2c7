package io.mailferry.activities.check;

import io.mailferry.activities.Organisation;
import io.mailferry.activities.directory.DirectoryEntry;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.mailbox.Preflight;
import io.mailferry.journal.write.LineNote;
import io.mailferry.journal.write.WantedMove;
import io.mailferry.model.Database;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.move.Home;
import io.mailferry.model.plan.Intention;
import io.mailferry.model.plan.PlannedMailbox;
import io.mailferry.model.plan.Seal;
import io.mailferry.workflows.check.LineProblem;
import io.mailferry.workflows.check.LinesToResolve;
import io.mailferry.workflows.check.ResolvedLines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
    var addresses = new HashMap<Integer, String>();
    request.lines().forEach(line -> addresses.put(line.line(), seal.open(line.address())));
    var entries = organisation.directory().findByAddress(addresses.values()).value();
    var far = farEntries(request.route(), addresses.values());
    var databases = databases(request);
    var linesByMailbox = new HashMap<MailboxGuid, Integer>();
    var lines = new ArrayList<Line>();
    for (var planned : request.lines()) {
      var address = addresses.getOrDefault(planned.line(), "");
      var owners = entries.stream().filter(entry -> entry.owns(address)).toList();
      lines.add(resolveOne(request, planned, address, owners, far, databases, linesByMailbox));
    }
    return new Resolved(request.wave(), lines);
  }

  /** The other forest's objects, as far as the plan's addresses lead to them. */
  private Map<MailboxGuid, DirectoryEntry> farEntries(Route route, Collection<String> addresses) {
    if (!route.crossForest()) {
      return Map.of();
    }
    var entries = new HashMap<MailboxGuid, DirectoryEntry>();
    for (var entry : organisation.otherForest(route).findByAddress(addresses).value()) {
      if (entry.mailbox() != null) {
        entries.put(entry.mailbox(), entry);
      }
    }
    return entries;
  }

  /** The two objects of a mailbox share its GUID, and need not share an address. */
  private @Nullable DirectoryEntry farEntry(
      Route route, MailboxGuid mailbox, Map<MailboxGuid, DirectoryEntry> known) {
    var entry = known.get(mailbox);
    return entry != null || !route.crossForest()
        ? entry
        : organisation.otherForest(route).find(mailbox, null).value().orElse(null);
  }

  /** In a pull the mailbox still lives in the other forest; people read from where it comes. */
  private static @Nullable String homeName(DirectoryEntry near, @Nullable DirectoryEntry far) {
    return Stream.of(Optional.of(near), Optional.ofNullable(far))
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

  private Line resolveOne(
      LinesToResolve request,
      PlannedMailbox planned,
      String address,
      List<DirectoryEntry> owners,
      Map<MailboxGuid, DirectoryEntry> farEntries,
      Map<String, Database> databases,
      Map<MailboxGuid, Integer> linesByMailbox) {
    var problems = new ArrayList<String>();
    var target = named(databases, planned.targetDatabase(), problems);
    var archiveName = planned.targetArchiveDatabase();
    var archive = archiveName == null ? null : named(databases, archiveName, problems);
    var entry = theOne(owners, request.route(), problems);
    var mailbox = entry == null ? null : entry.mailbox();
    if (entry != null && mailbox == null) {
      problems.add(
          "its directory object carries no mailbox GUID (or one of zeros): prepare it with"
              + " Prepare-MoveRequest.ps1");
    }
    if (mailbox != null) {
      var earlier = linesByMailbox.putIfAbsent(mailbox, planned.line());
      if (earlier != null) {
        problems.add("the same mailbox as line " + earlier + ", by another address");
      }
    }
    if (entry == null || mailbox == null || target == null || !problems.isEmpty()) {
      var home = entry == null || mailbox == null ? null : homeName(entry, farEntries.get(mailbox));
      return new Line(planned, address, mailbox, home, null, String.join("; ", problems));
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
            request.cutover(),
            request.leftovers());
    var far = farEntry(request.route(), mailbox, farEntries);
    var obstacles = Preflight.obstacles(intention, entry, far, organisation.deliveryDomain());
    return obstacles.isEmpty()
        ? new Line(planned, address, mailbox, homeName(entry, far), intention, null)
        : new Line(
            planned, address, mailbox, homeName(entry, far), null, String.join("; ", obstacles));
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

  private @Nullable DirectoryEntry theOne(
      List<DirectoryEntry> owners, Route route, List<String> problems) {
    if (owners.size() == 1) {
      return owners.getFirst();
    }
    problems.add(
        owners.isEmpty()
            ? "nobody in "
                + organisation.directory().forest()
                + " has this address"
                + (route == Route.PULL ? " (is its mail user prepared?)" : "")
            : owners.size()
                + " objects in "
                + organisation.directory().forest()
                + " have this address");
    return null;
  }

  /** A line and what became of it. */
  public record Line(
      PlannedMailbox planned,
      String address,
      @Nullable MailboxGuid mailbox,
      @Nullable String home,
      @Nullable Intention intention,
      @Nullable String problem) {
    private Line refusing(Function<Intention, Optional<String>> reason) {
      return Optional.ofNullable(intention)
          .flatMap(reason)
          .map(why -> new Line(planned, address, mailbox, home, null, why))
          .orElse(this);
    }
  }

  /** All lines and what became of them. */
  public record Resolved(WaveName wave, List<Line> lines) {
    /** The same, with those refused for whom there is a reason, in a sentence. */
    public Resolved refusing(Function<Intention, Optional<String>> reason) {
      return new Resolved(wave, lines.stream().map(line -> line.refusing(reason)).toList());
    }

    /** Without anybody's address. */
    public ResolvedLines forTheWave() {
      return new ResolvedLines(
          lines.stream()
              .map(line -> Optional.ofNullable(line.intention()))
              .flatMap(Optional::stream)
              .toList(),
          lines.stream()
              .filter(line -> line.problem() != null)
              .map(
                  line ->
                      new LineProblem(
                          line.planned().line(), line.problem() == null ? "" : line.problem()))
              .toList());
    }

    /** With addresses, for the journal, which is for people. */
    public List<LineNote> notes(Instant now) {
      return lines.stream()
          .map(
              line ->
                  new LineNote(
                      wave,
                      line.planned().line(),
                      line.address(),
                      line.mailbox(),
                      line.home(),
                      line.planned().targetDatabase(),
                      line.problem(),
                      now,
                      new WantedMove(
                          line.planned().targetArchiveDatabase(),
                          line.planned().limits(),
                          line.planned().scope())))
          .toList();
    }
  }
}
