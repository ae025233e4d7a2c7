package io.mailferry.activities.breaker;

import io.mailferry.activities.directory.Directory;
import io.mailferry.activities.directory.DirectoryEntry;
import io.mailferry.activities.directory.MailboxName;
import io.mailferry.model.Database;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.incident.Dependency;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The directory of a domain behind the breaker of its controllers. A sign of life is asked for past
 * it.
 */
final class GuardedDirectory implements Directory {
  private final Directory directory;
  private final Passage passage;

  GuardedDirectory(Directory directory, Breakers breakers) {
    this.directory = directory;
    this.passage =
        new Passage(
            breakers,
            List.of(new Dependency(Dependency.Kind.FOREST, directory.domains().getFirst())),
            null);
  }

  @Override
  public String forest() {
    return directory.forest();
  }

  @Override
  public List<String> domains() {
    return directory.domains();
  }

  @Override
  public boolean knows(String controller) {
    return directory.knows(controller);
  }

  @Override
  public Answer<Optional<DirectoryEntry>> find(MailboxGuid mailbox, @Nullable String controller) {
    return passage.call(() -> directory.find(mailbox, controller));
  }

  @Override
  public Answer<List<DirectoryEntry>> findByAddress(Collection<String> addresses) {
    return passage.call(() -> directory.findByAddress(addresses));
  }

  @Override
  public Answer<Map<MailboxName, List<DirectoryEntry>>> findByName(Collection<MailboxName> names) {
    return passage.call(() -> directory.findByName(names));
  }

  @Override
  public Answer<Optional<Database>> database(String name) {
    return passage.call(() -> directory.database(name));
  }

  @Override
  public Answer<List<Database>> databases() {
    return passage.call(directory::databases);
  }

  @Override
  public void avoid(String controller, String why) {
    directory.avoid(controller, why);
  }

  @Override
  public String ping() {
    return directory.ping();
  }
}
