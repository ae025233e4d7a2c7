package io.mailferry.activities.directory;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import io.mailferry.activities.fault.Effect;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.FaultCode;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.model.Database;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.move.SilentController;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The directory of a forest's domain over LDAP.
 *
 * <p>The choice among controllers is ours and not the library's, because which one answered is a
 * fact that decisions record. A controller that failed is asked last for a while, so that one which
 * is away costs a time-out once and not on every call.
 */
public final class LdapDirectory implements Directory, AutoCloseable {
  /** More names than this in one filter and controllers take long to plan the search. */
  private static final int NAMES_AT_ONCE = 200;

  /** Every sighting tells them, and a forest may have dozens in places that are often cut off. */
  private static final int MOST_SILENT = 3;

  private static final Filter DATABASES =
      Filter.createEqualityFilter("objectClass", "msExchPrivateMDB");

  /** Exchange has mailboxes of its own in the root's domain of every forest. */
  private static final Filter MAILBOXES = Filter.createPresenceFilter(EntryReader.MAILBOX_GUID);

  /** Another domain may have no mailbox yet, and has users from the beginning. */
  private static final Filter USERS = Filter.createEqualityFilter("objectClass", "user");

  private final DirectorySettings settings;
  private final FaultTable faults;
  private final InstantSource clock;
  private final SignIn signIn;
  private final Controllers controllers;

  /**
   * A directory that opens no connection before it is first asked.
   *
   * @param clock what the controllers' clocks are compared with, and by which an account rests that
   *     was refused
   * @throws IllegalArgumentException when the trusted certificates cannot be read
   */
  public LdapDirectory(DirectorySettings settings, FaultTable faults, InstantSource clock) {
    this(settings, faults, clock, signIn(settings, clock));
  }

  /**
   * The directories of the domains of one forest. A refusal of their account in one of them counts
   * in all.
   *
   * @param domains one forest's, with one account
   * @param clock what the controllers' clocks are compared with, and by which an account rests that
   *     was refused
   */
  public static List<LdapDirectory> ofForest(
      List<DirectorySettings> domains, FaultTable faults, InstantSource clock) {
    var signIn = signIn(domains.getFirst(), clock);
    return domains.stream().map(each -> new LdapDirectory(each, faults, clock, signIn)).toList();
  }

  private static SignIn signIn(DirectorySettings settings, InstantSource clock) {
    return new SignIn(
        "account " + settings.account().name() + " of forest " + settings.forest(), clock);
  }

  LdapDirectory(DirectorySettings settings, FaultTable faults, InstantSource clock, SignIn signIn) {
    this.settings = settings;
    this.faults = faults;
    this.clock = clock;
    this.signIn = signIn;
    this.controllers =
        new Controllers(settings, each -> new Controller(each, settings, signIn, clock));
  }

  @Override
  public String forest() {
    return settings.forest();
  }

  @Override
  public List<String> domains() {
    return List.of(settings.domain());
  }

  @Override
  public boolean knows(String controller) {
    return controllers.known().stream().anyMatch(each -> each.name().equalsIgnoreCase(controller));
  }

  @Override
  public Answer<Optional<DirectoryEntry>> find(MailboxGuid mailbox, @Nullable String controller) {
    var filter = NameFilters.mailbox(mailbox.value());
    var found = ask(controller, connection -> believed(connection, recipients(connection, filter)));
    if (found.value().size() > 1) {
      throw faults.fault(
          FaultCode.AD_AMBIGUOUS,
          found.value().size() + " objects carry the mailbox GUID " + mailbox,
          Effect.READS,
          found.controller(),
          null);
    }
    return found.with(found.value().stream().findFirst());
  }

  @Override
  public Answer<List<DirectoryEntry>> findByAddress(Collection<String> addresses) {
    var names = addresses.stream().distinct().map(NameFilters::address).toList();
    return ask(null, connection -> believed(connection, owners(connection, names)));
  }

  @Override
  public Answer<Map<MailboxName, List<DirectoryEntry>>> findByName(Collection<MailboxName> names) {
    return ask(null, connection -> named(connection, names.stream().distinct().toList()));
  }

  private Map<MailboxName, List<DirectoryEntry>> named(
      LDAPConnection connection, List<MailboxName> names) throws LDAPException {
    var domain = NameKeys.needTheDomain(names) ? namesOfTheDomain(connection) : List.<String>of();
    var keys = new NameKeys(domain);
    var filters = names.stream().flatMap(each -> NameFilters.of(each).stream()).toList();
    var found = new LinkedHashMap<UUID, DirectoryEntry>();
    var byKey = new HashMap<String, List<DirectoryEntry>>();
    for (var from = 0; from < filters.size(); from += NAMES_AT_ONCE) {
      var some = filters.subList(from, Math.min(filters.size(), from + NAMES_AT_ONCE));
      for (var each :
          search(
              connection,
              settings.root(),
              Filter.createORFilter(some),
              EntryReader.OF_NAMED_RECIPIENTS)) {
        var entry = EntryReader.recipient(each);
        if (found.putIfAbsent(entry.objectGuid(), entry) == null) {
          keys.of(each, entry)
              .forEach(key -> byKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(entry));
        }
      }
    }
    var _ = believed(connection, List.copyOf(found.values()));
    var answer = new HashMap<MailboxName, List<DirectoryEntry>>();
    for (var name : names) {
      var those =
          NameKeys.of(name).stream()
              .flatMap(key -> byKey.getOrDefault(key, List.of()).stream())
              .distinct()
              .toList();
      if (!those.isEmpty()) {
        answer.put(name, those);
      }
    }
    return answer;
  }

  /** What may stand before the backslash of an account's name. */
  private List<String> namesOfTheDomain(LDAPConnection connection) throws LDAPException {
    var ofThisDomain =
        Filter.createANDFilter(
            Filter.createEqualityFilter("objectClass", "crossRef"),
            Filter.createEqualityFilter("nCName", settings.root()));
    for (var each : search(connection, configuration(connection), ofThisDomain, "nETBIOSName")) {
      var name = each.getAttributeValue("nETBIOSName");
      if (name != null) {
        return List.of(name, settings.domain());
      }
    }
    throw new ShownNothing("NetBIOS name of the domain", null);
  }

  private List<DirectoryEntry> owners(LDAPConnection connection, List<Filter> names)
      throws LDAPException {
    var found = new LinkedHashMap<UUID, DirectoryEntry>();
    for (var from = 0; from < names.size(); from += NAMES_AT_ONCE) {
      var some = names.subList(from, Math.min(names.size(), from + NAMES_AT_ONCE));
      for (var owner : recipients(connection, Filter.createORFilter(some))) {
        found.put(owner.objectGuid(), owner);
      }
    }
    return List.copyOf(found.values());
  }

  @Override
  public Answer<Optional<Database>> database(String name) {
    var named = Filter.createANDFilter(DATABASES, Filter.createEqualityFilter("cn", name));
    var found = ask(null, connection -> databases(connection, named));
    return found.with(found.value().stream().findFirst());
  }

  @Override
  public Answer<List<Database>> databases() {
    return ask(null, connection -> databases(connection, DATABASES));
  }

  @Override
  public String ping() {
    return ask(null, ControllerHealthCheck::rootOf).controller();
  }

  @Override
  public List<SignOfLife> signsOfLife() {
    var asked =
        controllers.current().stream()
            .map(
                each -> CompletableFuture.supplyAsync(each::signOfLife, Thread::startVirtualThread))
            .toList();
    return asked.stream().map(CompletableFuture::join).toList();
  }

  @Override
  public void avoid(String controller, String why) {
    controllers.known().stream()
        .filter(each -> each.name().equalsIgnoreCase(controller))
        .forEach(each -> each.avoid(why));
  }

  /** The controllers that failed us recently, each with its cause; empty when all is well. */
  public List<String> troubles() {
    return controllers.known().stream().flatMap(LdapDirectory::trouble).toList();
  }

  /** How the forest stood when it was last asked; asks nobody. */
  public ForestHealth health() {
    return new ForestHealth(
        signIn.trouble(),
        controllers.known().stream().map(Controller::health).toList(),
        controllers.origin());
  }

  /**
   * What each controller's clock shows, asked one after the other. One whose clock is off by more
   * than the settings tolerate is not well and stays silent: tolerate much to see by how much.
   *
   * @throws Fault.Refused when the account is refused; no further controller is asked then
   */
  public List<ControllerClock> clocks() {
    return controllers.current().stream().map(this::clockOf).toList();
  }

  private ControllerClock clockOf(Controller controller) {
    try {
      return controller.ask(connection -> clockOf(controller, connection));
    } catch (LDAPException failed) {
      stopIfNobodyCanHelp(controller, failed);
      return new ControllerClock.Silent(controller.name(), LdapErrors.of(failed));
    }
  }

  private ControllerClock clockOf(Controller controller, LDAPConnection connection)
      throws LDAPException {
    var before = clock.instant();
    var shown = ControllerHealthCheck.timeOf(ControllerHealthCheck.rootOf(connection));
    var halfWay = before.plus(Duration.between(before, clock.instant()).dividedBy(2));
    return new ControllerClock.Shown(controller.name(), shown, halfWay);
  }

  private static Stream<String> trouble(Controller controller) {
    var cause = controller.recentTrouble();
    return cause == null ? Stream.empty() : Stream.of(controller.name() + ": " + cause);
  }

  @Override
  public void close() {
    controllers.close();
  }

  private <T> Answer<T> ask(@Nullable String preferred, Controller.Question<T> question) {
    var failures = new LinkedHashMap<Controller, LDAPException>();
    return first(controllers.current(), preferred, question, failures)
        .or(() -> first(controllers.afterAllFailed(), preferred, question, failures))
        .orElseThrow(() -> away(failures));
  }

  /** The first answer of those that did not fail yet. */
  private <T> Optional<Answer<T>> first(
      List<Controller> some,
      @Nullable String preferred,
      Controller.Question<T> question,
      Map<Controller, LDAPException> failures) {
    for (var controller : inOrder(some, preferred)) {
      if (nobodyWaits(failures)) {
        break;
      }
      if (failures.containsKey(controller)) {
        continue;
      }
      try {
        var value = controller.ask(question);
        return Optional.of(new Answer<>(controller.name(), value, silentBeside(controller)));
      } catch (LDAPException failed) {
        stopIfNobodyCanHelp(controller, failed);
        failures.put(controller, failed);
      }
    }
    return Optional.empty();
  }

  /**
   * Those that did not answer when they were last asked; it is enough to know some. As nobody needs
   * them while another one answers, they are asked from here, beside what goes on; else it would
   * never be known that one is away, or back.
   */
  private List<SilentController> silentBeside(Controller answering) {
    var silent = new ArrayList<SilentController>();
    for (var other : controllers.known()) {
      if (other != answering) {
        other.askBesides();
        other.silent().ifPresent(silent::add);
      }
    }
    return some(silent.stream().sorted(Comparator.comparing(SilentController::since)).toList());
  }

  /** The one that is away for longest, and those that may know best what has just happened. */
  private static List<SilentController> some(List<SilentController> oldestFirst) {
    var number = oldestFirst.size();
    return number <= MOST_SILENT
        ? oldestFirst
        : Stream.concat(
                oldestFirst.stream().limit(1), oldestFirst.stream().skip(number - MOST_SILENT + 1))
            .toList();
  }

  private static boolean nobodyWaits(Map<Controller, LDAPException> failures) {
    return failures.values().stream()
        .anyMatch(each -> each.getResultCode().equals(ResultCode.USER_CANCELED));
  }

  private Fault away(Map<Controller, LDAPException> failures) {
    var causes =
        failures.entrySet().stream()
            .map(each -> each.getKey().name() + ": " + LdapErrors.of(each.getValue()));
    return faults.fault(
        FaultCode.AD_AWAY,
        Stream.concat(causes, Stream.ofNullable(controllers.trouble()))
            .collect(Collectors.joining("; ")),
        Effect.READS,
        settings.place() + " as " + settings.account().name(),
        failures.values().stream().reduce((_, last) -> last).orElse(null));
  }

  private static List<Controller> inOrder(List<Controller> some, @Nullable String preferred) {
    return some.stream()
        .sorted(
            Comparator.comparing((Controller each) -> each.recentTrouble() != null)
                .thenComparing(each -> !each.name().equalsIgnoreCase(preferred)))
        .toList();
  }

  /** Other controllers would say the same, and each further try may lock the account. */
  private void stopIfNobodyCanHelp(Controller controller, LDAPException failed) {
    if (failed instanceof AccountRefused refused) {
      throw said(
          FaultCode.AD_ACCOUNT,
          String.valueOf(refused.getMessage()),
          "account " + settings.account().name() + refused.where(),
          refused);
    }
    if (failed instanceof ShownNothing nothing) {
      throw new Fault.Refused(
          FaultCode.AD_RIGHTS,
          "Account %s may sign in to %s and %s (asked: %s). Grant it read access to users and the configuration partition, then retry."
              .formatted(
                  settings.account().name(),
                  settings.place(),
                  nothing.getMessage(),
                  controller.name()),
          Fault.Refused.Reason.NOT_ALLOWED,
          nothing);
    }
    var account = "account " + settings.account().name() + " at " + controller.name();
    if (LdapErrors.protectionDemanded(failed)) {
      throw said(FaultCode.AD_UNPROTECTED, LdapErrors.of(failed), account, failed);
    }
    if (LdapErrors.forbidden(failed)) {
      throw said(FaultCode.AD_RIGHTS, LdapErrors.of(failed), account, failed);
    }
  }

  private Fault said(String code, String what, String where, LDAPException cause) {
    return faults.fault(code, what, Effect.READS, where, cause);
  }

  /** That nobody with a mailbox was found is believed of an account only that is shown some. */
  private List<DirectoryEntry> believed(LDAPConnection connection, List<DirectoryEntry> found)
      throws LDAPException {
    if (found.stream().allMatch(each -> each.mailbox() == null)) {
      if (settings.isRoot()) {
        mustSee("mailbox GUID", connection, settings.root(), MAILBOXES);
      } else {
        mustSee("user", connection, settings.root(), USERS);
      }
    }
    return found;
  }

  private void mustSee(String what, LDAPConnection connection, String base, Filter filter)
      throws LDAPException {
    // Page by page, and not with a limit, which may count what the account is not shown.
    var seen = pages(connection, base, filter, List::isEmpty, SearchRequest.NO_ATTRIBUTES);
    if (seen.isEmpty()) {
      throw new ShownNothing(what, null);
    }
  }

  private List<DirectoryEntry> recipients(LDAPConnection connection, Filter filter)
      throws LDAPException {
    var found = new ArrayList<DirectoryEntry>();
    for (var entry : search(connection, settings.root(), filter, EntryReader.OF_RECIPIENTS)) {
      found.add(EntryReader.recipient(entry));
    }
    return found;
  }

  private List<Database> databases(LDAPConnection connection, Filter filter) throws LDAPException {
    var configuration = configuration(connection);
    var found = new ArrayList<Database>();
    for (var entry : search(connection, configuration, filter, EntryReader.OF_DATABASES)) {
      found.add(EntryReader.database(entry));
    }
    if (found.isEmpty()) {
      mustSee("mailbox database", connection, configuration, DATABASES);
    }
    return found;
  }

  private static String configuration(LDAPConnection connection) throws LDAPException {
    var configuration =
        ControllerHealthCheck.rootOf(connection).getAttributeValue("configurationNamingContext");
    if (configuration == null) {
      throw new LDAPException(
          ResultCode.NO_SUCH_OBJECT, "it does not name its configuration partition");
    }
    return configuration;
  }

  private List<SearchResultEntry> search(
      LDAPConnection connection, String base, Filter filter, String... attributes)
      throws LDAPException {
    return pages(connection, base, filter, _ -> true, attributes);
  }

  /** What is found, page after page while more is wanted. */
  private List<SearchResultEntry> pages(
      LDAPConnection connection,
      String base,
      Filter filter,
      Predicate<List<SearchResultEntry>> more,
      String... attributes)
      throws LDAPException {
    var request = new SearchRequest(base, SearchScope.SUB, filter, attributes);
    var found = new ArrayList<SearchResultEntry>();
    ASN1OctetString cookie = null;
    do {
      request.setControls(new SimplePagedResultsControl(settings.pageSize(), cookie));
      var page = pageOf(connection, request);
      found.addAll(page.getSearchEntries());
      var next = SimplePagedResultsControl.get(page);
      cookie = next != null && next.moreResultsToReturn() ? next.getCookie() : null;
    } while (cookie != null && more.test(found));
    return found;
  }

  /** A base that the account may not see is not there for it. */
  private static SearchResult pageOf(LDAPConnection connection, SearchRequest request)
      throws LDAPException {
    try {
      return connection.search(request);
    } catch (LDAPSearchException failed) {
      if (failed.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)) {
        throw new ShownNothing("object", failed);
      }
      throw failed;
    }
  }
}
