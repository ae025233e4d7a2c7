package io.mailferry.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.journal.database.JournalSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of a journal never holds the password that its address holds. */
class SecretsTest {
  private static final String SECRET = "s3cret";
  private static final Logger DRIVERS = Logger.getLogger("org.postgresql");

  @TempDir Path folder;

  private final Queue<String> told = new ConcurrentLinkedQueue<>();
  private final Handler listener =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          told.add(new SimpleFormatter().format(entry));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };
  private @Nullable Level usual;

  @BeforeEach
  void listen() {
    usual = DRIVERS.getLevel();
    DRIVERS.setLevel(Level.ALL);
    DRIVERS.addHandler(listener);
  }

  @AfterEach
  void listenNoMore() {
    DRIVERS.removeHandler(listener);
    DRIVERS.setLevel(usual);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://me:s3cret@127.0.0.1:1/journal",
        "jdbc:postgresql://me:s3cret@127.0.0.1/journal",
        "jdbc:postgresql://s3cret@127.0.0.1:1/journal",
        "jdbc:postgresql:me:s3cret@journal",
        "jdbc:postgresql://127.0.0.1:1/journal?user=me&password=s3cret",
        "jdbc:postgresql://127.0.0.1:1/journal?sslpassword=s3cret&sslkey=none",
        "jdbc:postgresql://127.0.0.1:1/journal&password=s3cret",
        "jdbc:postgresql://127.0.0.1:none/journal?password=s3cret",
        "jdbc:postgresql://127.0.0.1:1/journal?password=%s3cret",
        "jdbc:postgresql://127.0.0.1:1/journal?targetServerType=odd&password=s3cret",
        "jdbc:h2:file:FOLDER/one;PASSWORD=s3cret;NONSENSE=1",
        "jdbc:h2:file:FOLDER/two;password=s3cret;ODD",
        "jdbc:h2:file:FOLDER/three;IFEXISTS=TRUE;PASSWORD=s3cret;PASSWORD=s3crets",
        "jdbc:h2:file:FOLDER/four;PASSWORD_HASH=TRUE;PASSWORD=s3cret",
        "jdbc:h2:tcp://127.0.0.1:1/five;PASSWORD=s3cret",
        "jdbc:h2:tcp://me:s3cret@127.0.0.1:1/six"
      })
  void theyAreInNoMessageNoLogAndNoChainOfCauses(String address) {
    // when
    try {
      var settings = JournalSettings.of(address.replace("FOLDER", folder.toString()));
      told.add(settings.toString());
      try (var worker = Journal.open(settings)) {
        told.add(worker.reader().waves().toString());
      }
      try (var command = Journal.openForACommand(settings)) {
        told.add(command.reader().waves().toString());
      }
    } catch (RuntimeException e) {
      var trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      told.add(trace.toString());
    }

    // then
    assertThat(String.join("\n", told)).isNotEmpty().doesNotContain(SECRET);
  }
}
