package io.mailferry.rehearsal;

import io.mailferry.simulator.MailboxFacts;
import io.mailferry.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The plan of a rehearsal: the example, or one made for more mailboxes. */
final class DemoPlan {
  /** How many mailboxes the example has. */
  static final int EXAMPLE_MAILBOXES = 12;

  private static final List<String> DATABASES = List.of("TGT-DB01", "TGT-DB02", "TGT-DB03");

  private DemoPlan() {}

  /** The plan's file; a made one is written to the work folder. */
  static Path file(DemoOptions options, Simulator simulator) throws IOException {
    if (options.mailboxes() == EXAMPLE_MAILBOXES) {
      return options.home().resolve("examples/first-wave.csv");
    }
    var file = options.work().resolve("first-wave.csv");
    Files.writeString(file, text(simulator.mailboxes()));
    return file;
  }

  /** A plan that spreads these over the databases. */
  static String text(List<MailboxFacts> mailboxes) {
    var text = new StringBuilder("EmailAddress,TargetDatabase,BadItemLimit\n");
    for (var i = 0; i < mailboxes.size(); i++) {
      text.append(mailboxes.get(i).address())
          .append(',')
          .append(DATABASES.get(i % DATABASES.size()))
          .append(",10\n");
    }
    return text.toString();
  }
}
