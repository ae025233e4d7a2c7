package io.mailferry.starter.screen;

import io.mailferry.operations.status.FollowWave;
import io.mailferry.operations.status.MailboxSnapshot;
import io.mailferry.operations.status.WaveSnapshot;
import io.mailferry.operations.status.WaveStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Shows a wave until it ends: a table where there is a terminal, elsewhere what has changed. */
public final class WaveFollower {
  private final Screen screen;
  private final FollowWave follow;
  private final Duration interval;
  private final StatusTable table;
  private final LiveTable live;
  private final Map<Integer, String> told = new HashMap<>();
  private String lastWords = "";

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
      status.notes().forEach(note -> sayOnce(note.sentence()));
      if (status.copy() != null) {
        show(status.copy());
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

  private void sayOnce(String words) {
    if (!words.equals(lastWords)) {
      lastWords = words;
      screen.say(words);
    }
  }

  private void show(WaveSnapshot snapshot) {
    switch (screen.format()) {
      case table -> showTable(snapshot);
      // One object at the end, and one table, are what can be read back.
      case json, csv -> {}
      case jsonl -> changes(snapshot);
    }
  }

  private void showTable(WaveSnapshot snapshot) {
    if (screen.environment().terminal()) {
      live.show(table.lines(snapshot));
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
