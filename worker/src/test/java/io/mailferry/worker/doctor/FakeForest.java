package io.mailferry.worker.doctor;

import io.mailferry.activities.directory.Directory;
import io.mailferry.activities.directory.DirectoryEntry;
import io.mailferry.activities.directory.MailboxName;
import io.mailferry.activities.fault.Fault;
import io.mailferry.model.Database;
import io.mailferry.model.MailboxGuid;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A directory with some recipients. */
final class FakeForest implements Directory {
  private final String forest;
  private final List<DirectoryEntry> entries = new ArrayList<>();
  private final List<Database> databases = new ArrayList<>();
  private @Nullable Fault away;

  FakeForest(String forest) {
    this.forest = forest;
  }

  FakeForest has(DirectoryEntry entry) {
    entries.add(entry);
    return this;
  }

  FakeForest hasDatabases(String... names) {
    for (var name : names) {
      databases.add(
          new Database(
              UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)), name, "CN=" + name));
    }
    return this;
  }

  FakeForest isAway(Fault fault) {
    away = fault;
    return this;
  }

  private <T> Answer<T> answer(T value) {
    if (away != null) {
      throw away;
    }
    return new Answer<>("dc1." + forest, value);
  }

  @Override
  public boolean knows(String controller) {
    return false;
  }

  @Override
  public String forest() {
    return forest;
  }

  @Override
  public Answer<Optional<DirectoryEntry>> find(MailboxGuid mailbox, @Nullable String controller) {
    return answer(
        entries.stream().filter(each -> Objects.equals(each.mailbox(), mailbox)).findFirst());
  }

  @Override
  public Answer<List<DirectoryEntry>> findByAddress(Collection<String> addresses) {
    return answer(
        entries.stream().filter(each -> addresses.stream().anyMatch(each::owns)).toList());
  }

  @Override
  public Answer<Map<MailboxName, List<DirectoryEntry>>> findByName(Collection<MailboxName> names) {
    throw new AssertionError("nobody is asked for by another name");
  }

  @Override
  public Answer<Optional<Database>> database(String name) {
    return answer(databases.stream().filter(each -> each.isCalled(name)).findFirst());
  }

  @Override
  public Answer<List<Database>> databases() {
    return answer(List.copyOf(databases));
  }

  @Override
  public void avoid(String controller, String why) {}

  @Override
  public String ping() {
    throw new AssertionError("nobody needs a sign of life");
  }
}
