package io.mailferry.starter;

import io.mailferry.journal.Journal;
import io.mailferry.journal.database.JournalSettings;
import io.mailferry.starter.screen.Environment;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;

/** A command line as a test uses it: with a home of its own, and everything it says kept. */
final class CommandLineFixture {
  static final Instant NOW = Instant.parse("2026-11-23T21:00:00Z");

  private final Path home;
  private final String temporal;
  private ZoneId zone = ZoneId.of("Europe/Berlin");
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  CommandLineFixture(Path home, String temporal) {
    this.home = home;
    this.temporal = temporal;
  }

  /** Sets the machine to another time zone. */
  void setTo(ZoneId another) {
    zone = another;
  }

  /** Runs a command and answers its exit code. */
  int run(String... arguments) {
    out.reset();
    err.reset();
    return Mailferry.run(
        new Environment(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            Map.of("MAILFERRY_TEMPORAL", temporal),
            home,
            "operator",
            InstantSource.fixed(NOW),
            zone),
        arguments);
  }

  /** The data of the last command. */
  String data() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** The words of the last command. */
  String words() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** The journal that the commands use. */
  Journal journal() {
    return Journal.open(JournalSettings.file(home.resolve(".mailferry").resolve("journal")));
  }
}
