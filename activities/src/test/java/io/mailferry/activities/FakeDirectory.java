package io.mailferry.activities;

import io.mailferry.activities.directory.Directory;
import io.mailferry.activities.directory.DirectoryEntry;
import io.mailferry.activities.directory.MailboxName;
import io.mailferry.activities.directory.SignOfLife;
import io.mailferry.activities.fault.Fault;
import io.mailferry.model.Database;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.move.SilentController;
import io.mailferry.model.plan.IdentityKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A directory with two controllers that says what it is told to say. */
public final class FakeDirectory implements Directory {
  /** Since when those that are away have been. */
  public static final Instant SILENT_SINCE = Instant.parse("2026-11-23T19:30:00Z");

  public final String first;
  public final String second;

  /** The controllers that answered, in order. */
  public final List<String> asked = new ArrayList<>();

  /** Those that are known just now. */
  public final List<String> controllers = new ArrayList<>();

  private final String forest;
  private final String domain;
  private final List<DirectoryEntry> entries = new ArrayList<>();
  private final Map<MailboxGuid, Set<MailboxName>> names = new HashMap<>();
  private final List<Database> databases = new ArrayList<>();
  private final Set<String> away = new HashSet<>();
  private final Set<String> avoided = new HashSet<>();
  private @Nullable CountDownLatch silence;
  private CountDownLatch meeting = new CountDownLatch(0);

  public FakeDirectory(String forest) {
    this(forest, forest);
  }

  /** One of a domain of the forest. */
  public FakeDirectory(String forest, String domain) {
    this.forest = forest;
    this.domain = domain;
    this.first = "dc1." + domain;
    this.second = "dc2." + domain;
    controllers.addAll(List.of(first, second));
  }

  public void has(DirectoryEntry entry) {
    entries.removeIf(
        each -> each.mailbox() != null && Objects.equals(each.mailbox(), entry.mailbox()));
    entries.add(entry);
  }

  public void has(Database... more) {
    databases.addAll(List.of(more));
  }

  /** Gives a mailbox a name that its entry does not tell. */
  public void calls(MailboxGuid mailbox, IdentityKind kind, String name) {
    names
        .computeIfAbsent(mailbox, _ -> new HashSet<>())
        .add(new MailboxName(kind, name.toLowerCase(Locale.ROOT)));
  }

  /** The database was removed. */
  public void loses(Database database) {
    databases.remove(database);
  }

  /** As for an account that may sign in and read nothing. */
  public void hidesItsDatabases() {
    databases.clear();
  }

  public void forgets(MailboxGuid mailbox) {
    entries.removeIf(entry -> mailbox.equals(entry.mailbox()));
  }

  public DirectoryEntry entry(MailboxGuid mailbox) {
    return entries.stream()
        .filter(entry -> mailbox.equals(entry.mailbox()))
        .findFirst()
        .orElseThrow();
  }

  public void isAway() {
    away.addAll(List.of(first, second));
  }

  public void isAway(String controller) {
    away.add(controller);
  }

  public void isBack() {
    away.clear();
  }

  /** From now on it takes calls and never answers, until the latch is counted down. */
  public void saysNothing(CountDownLatch until) {
    silence = until;
  }

  /** From now on it answers when each of so many has been asked, and not before. */
  public void answersWithTheOthers(CountDownLatch all) {
    silence = all;
    meeting = all;
  }

  @Override
  public String forest() {
    return forest;
  }

  @Override
  public List<String> domains() {
    return List.of(domain);
  }

  @Override
  public boolean knows(String controller) {
    return List.of(first, second).contains(controller);
  }

  @Override
  public void avoid(String controller, String why) {
    avoided.add(controller);
  }

  private String controller(@Nullable String preferred) {
    meeting.countDown();
    waitWhileSilent();
    var order =
        preferred == null || !knows(preferred)
            ? List.of(first, second)
            : List.of(preferred, first, second);
    var controller =
        order.stream()
            .filter(each -> !away.contains(each))
            .sorted(Comparator.comparing(avoided::contains))
            .findFirst()
            .orElseThrow(
                () ->
                    new Fault.NotReached(
                        "MF-AD-AWAY", "no controller of " + domain + " answered.", null));
    asked.add(controller);
    return controller;
  }

  private void waitWhileSilent() {
    var until = silence;
    if (until != null) {
      try {
        until.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public Answer<Optional<DirectoryEntry>> find(MailboxGuid mailbox, @Nullable String controller) {
    var answering = controller(controller);
    return new Answer<>(
        answering,
        entries.stream().filter(entry -> mailbox.equals(entry.mailbox())).findFirst(),
        away.stream()
            .filter(each -> !each.equals(answering))
            .map(each -> new SilentController(each, SILENT_SINCE))
            .toList());
  }

  @Override
  public Answer<List<DirectoryEntry>> findByAddress(Collection<String> addresses) {
    return new Answer<>(
        controller(null),
        entries.stream().filter(entry -> addresses.stream().anyMatch(entry::owns)).toList());
  }

  @Override
  public Answer<Map<MailboxName, List<DirectoryEntry>>> findByName(Collection<MailboxName> sought) {
    var controller = controller(null);
    var found = new HashMap<MailboxName, List<DirectoryEntry>>();
    for (var name : sought) {
      var those = entries.stream().filter(entry -> goesBy(entry, name)).toList();
      if (!those.isEmpty()) {
        found.put(name, those);
      }
    }
    return new Answer<>(controller, found);
  }

  private boolean goesBy(DirectoryEntry entry, MailboxName name) {
    var given = entry.mailbox() == null ? Set.<MailboxName>of() : names.get(entry.mailbox());
    var isGiven =
        given != null
            && given.contains(
                new MailboxName(
                    name.kind() == IdentityKind.ADDRESS_OR_PRINCIPAL_NAME
                        ? IdentityKind.USER_PRINCIPAL_NAME
                        : name.kind(),
                    name.text().toLowerCase(Locale.ROOT)));
    return isGiven
        || switch (name.kind()) {
          case ADDRESS_OR_PRINCIPAL_NAME -> entry.owns(name.text());
          case MAILBOX_GUID -> name.guid().filter(guid -> guid.equals(entry.mailbox())).isPresent();
          case ALIAS -> name.text().equalsIgnoreCase(entry.alias());
          case USER_PRINCIPAL_NAME, ACCOUNT_NAME, DISTINGUISHED_NAME, CANONICAL_NAME -> false;
        };
  }

  @Override
  public Answer<Optional<Database>> database(String name) {
    return new Answer<>(
        controller(null),
        databases.stream().filter(each -> each.name().equalsIgnoreCase(name)).findFirst());
  }

  @Override
  public Answer<List<Database>> databases() {
    var controller = controller(null);
    if (databases.isEmpty()) {
      throw new Fault.Refused(
          "MF-AD-RIGHTS",
          "Account svc may sign in to forest " + forest + " and sees no mailbox database there.",
          Fault.Refused.Reason.NOT_ALLOWED,
          null);
    }
    return new Answer<>(controller, List.copyOf(databases));
  }

  @Override
  public String ping() {
    return controller(null);
  }

  @Override
  public List<SignOfLife> signsOfLife() {
    return controllers.stream()
        .map(each -> new SignOfLife(each, away.contains(each) ? "it is switched off" : null))
        .toList();
  }
}
