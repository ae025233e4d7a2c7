package io.mailferry.operations.order;

import static java.util.Objects.requireNonNull;

import io.mailferry.journal.read.JournalMailbox;
import io.mailferry.journal.read.JournalWave;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.client.Failures;
import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.name.Names;
import io.mailferry.operations.select.MailboxQuery;
import io.mailferry.operations.status.MailboxSnapshot;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which mailboxes an operator means; nothing is ordered.
 *
 * <p>The journal tells who they are: it is a copy, some seconds old.
 *
 * <p>Raises {@link ProblemCode#BAD_NAME}, {@link ProblemCode#UNKNOWN_WAVE}, {@link
 * ProblemCode#UNKNOWN_MAILBOX} and {@link ProblemCode#JOURNAL_AWAY}.
 */
public final class ChooseMailboxes {
  private final Connections connections;

  /** Looks into the journal of these connections. */
  public ChooseMailboxes(Connections connections) {
    this.connections = connections;
  }

  /**
   * Those under way that have something in common.
   *
   * @param wave of which wave; null for those of all waves that run
   * @param query what they have in common; null for all of the wave
   */
  public Chosen those(@Nullable String wave, @Nullable MailboxQuery query) {
    return Failures.translated(
        () -> {
          var waves = wave == null ? running() : List.of(known(Names.wave(wave)));
          var lines = linesOf(waves);
          var meant =
              lines.stream().filter(each -> query == null || query.means(of(each))).toList();
          // What a whole wave is ordered reaches all of it, whoever has its mailboxes by now.
          var owners =
              query == null
                  ? Map.<MailboxGuid, WaveName>of()
                  : owners(wave == null ? lines : linesOf(running()));
          var open = new LinkedHashMap<MailboxGuid, MailboxSnapshot>();
          meant.stream()
              .filter(ChooseMailboxes::isUnderWay)
              .filter(each -> isOwned(each, owners))
              .forEach(each -> open.putIfAbsent(mailboxOf(each), of(each)));
          return new Chosen(
              (wave == null ? "all waves that run" : "wave " + wave)
                  + (query == null ? "" : ", with " + query),
              List.copyOf(open.values()),
              meant.size() - open.size(),
              Math.max(0, waves.stream().mapToLong(JournalWave::mailboxes).sum() - lines.size()));
        });
  }

  private List<JournalMailbox> linesOf(List<JournalWave> waves) {
    return waves.stream()
        .flatMap(each -> connections.reader().mailboxes(each.name()).stream())
        .toList();
  }

  /** Which wave has each mailbox that is under way: the one that looked it up last. */
  private static Map<MailboxGuid, WaveName> owners(List<JournalMailbox> running) {
    return running.stream()
        .filter(ChooseMailboxes::isUnderWay)
        .sorted(Comparator.comparing(each -> each.line().at()))
        .collect(
            Collectors.toMap(
                ChooseMailboxes::mailboxOf, each -> each.line().wave(), (_, newest) -> newest));
  }

  private static boolean isOwned(JournalMailbox line, Map<MailboxGuid, WaveName> owners) {
    return owners.getOrDefault(mailboxOf(line), line.line().wave()).equals(line.line().wave());
  }

  private static boolean isUnderWay(JournalMailbox line) {
    return !of(line).ended() && line.line().mailbox() != null;
  }

  private static MailboxGuid mailboxOf(JournalMailbox line) {
    return requireNonNull(line.line().mailbox());
  }

  private static MailboxSnapshot of(JournalMailbox line) {
    return MailboxSnapshot.of(line);
  }

  private List<JournalWave> running() {
    return connections.reader().waves().stream().filter(wave -> wave.endedAt() == null).toList();
  }

  private JournalWave known(WaveName wave) {
    return connections
        .reader()
        .wave(wave)
        .orElseThrow(() -> new Names(connections).unknownWave(wave));
  }

  /**
   * One mailbox, to ask what it would say.
   *
   * @param whom its address or GUID
   */
  public Chosen one(String whom) {
    return Failures.translated(
        () -> {
          var known =
              connections
                  .reader()
                  .mailbox(new Names(connections).mailbox(whom))
                  .map(MailboxSnapshot::of)
                  .orElseThrow(
                      () ->
                          new OperationFailed(
                              ProblemCode.UNKNOWN_MAILBOX, "the journal knows no mailbox " + whom));
          return new Chosen("wave " + known.wave(), List.of(known), 0, 0);
        });
  }
}
