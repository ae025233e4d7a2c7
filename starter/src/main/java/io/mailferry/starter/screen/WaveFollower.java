package io.mailferry.starter.screen;

import io.mailferry.operations.client.Note;
import io.mailferry.operations.status.FollowWave;
import io.mailferry.operations.status.MailboxSnapshot;
import io.mailferry.operations.status.WaveSnapshot;
import io.mailferry.operations.status.WaveStatus;
import io.mailferry.operations.text.Words;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows a wave until it ends: a table where there is a terminal, elsewhere what has changed. */
public final class WaveFollower {
  private final Screen screen;
  private final FollowWave follow;
  private final Duration interval;
  private final StatusTable table;
  private final LiveTable live;
  private final Map<Integer, String> told = new HashMap<>();
  private List<String> said = List.of();

  /**
   * @param interval how often to look
   * @param compact whether a table shows only mailboxes that need somebody
   */
  public WaveFollower(Screen screen, FollowWave follow, Duration interval, boolean compact) {
    this.screen = screen;
    this.follow = follow;
    this.interval = interval;
    var environment = screen.environment();
    this.table = new StatusTable(environment.width(), environment.colour(), compact);
    this.live =
        new LiveTable(
            environment.out(), environment.terminal(), Math.max(5, environment.height() - 2));
  }

  /** Follows the wave to its end, and tells how it ended; empty when interrupted before. */
  public Optional<WaveStatus> untilItEnds() {
    while (true) {
      var status = follow.look();
      var notes = status.notes().stream().map(Note::sentence).toList();
      if (!drawn()) {
        sayWhatIsNew(Stream.concat(incidents(status.copy()), notes.stream()).toList());
      }
      if (status.copy() != null) {
        show(status.copy(), notes);
      }
      if (status.over()) {
        end(status);
        return Optional.of(status);
      }
      LockSupport.parkNanos(interval.toNanos());
      if (Thread.currentThread().isInterrupted()) {
        screen.say("mailferry: stopped watching; the wave goes on");
        return Optional.empty();
      }
    }
  }

  /** Whether a table is drawn over itself, which words in between would spoil. */
  private boolean drawn() {
    return screen.format() == OutputFormat.table && screen.environment().terminal();
  }

  /** On a terminal they stand on top of the table. */
  private static Stream<String> incidents(@Nullable WaveSnapshot copy) {
    return copy == null
        ? Stream.of()
        : copy.incidents().stream().map(IncidentLines::announcement).map(Words::harmless);
  }

  private void sayWhatIsNew(List<String> notes) {
    notes.stream().filter(words -> !said.contains(words)).forEach(screen::say);
    if (notes.isEmpty() && !said.isEmpty()) {
      screen.say("What was away is back.");
    }
    said = notes;
  }

  private void show(WaveSnapshot snapshot, List<String> notes) {
    switch (screen.format()) {
      case table -> showTable(snapshot, notes);
      // One object at the end, and one table, are what can be read back.
      case json, csv -> {}
      case jsonl -> changes(snapshot);
    }
  }

  private void showTable(WaveSnapshot snapshot, List<String> notes) {
    if (drawn()) {
      var lines = table.lines(snapshot, screen.environment().clock().instant());
      live.show(Stream.concat(lines.stream(), notes.stream()).toList());
    } else {
      changes(snapshot);
    }
  }

  private void changes(WaveSnapshot snapshot) {
    for (var mailbox : snapshot.mailboxes()) {
      if (!mailbox.state().equals(told.put(mailbox.line(), mailbox.state()))) {
        screen.print(Output.ofOne(mailbox.data(), List.of(changed(mailbox))));
      }
    }
  }

  private static String changed(MailboxSnapshot mailbox) {
    var sentence = mailbox.sentence();
    return mailbox.address()
        + ": "
        + mailbox.state()
        + (sentence.isEmpty() ? "" : " – " + sentence);
  }

  private void end(WaveStatus status) {
    var copy = status.copy();
    if (screen.format() == OutputFormat.csv && copy != null) {
      screen.print(Output.ofRows("mailboxes", copy.rows(), List.of()));
      return;
    }
    var head = new LinkedHashMap<String, @Nullable Object>(copy == null ? Map.of() : status.data());
    head.put("verdict", status.sentence());
    screen.print(Output.ofOne(head, List.of(status.sentence())));
  }
}
