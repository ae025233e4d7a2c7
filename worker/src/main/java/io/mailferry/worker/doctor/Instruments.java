package io.mailferry.worker.doctor;

import io.mailferry.activities.FarSides;
import io.mailferry.activities.directory.Directory;
import io.mailferry.activities.exchange.shell.session.TrialSession;
import io.mailferry.worker.doctor.finding.Finding;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** With what a subject is looked at. Each is used once, and throws nothing for what it meets. */
public interface Instruments {
  /** Where the shell's program is. */
  ShellLocation shell();

  /** Starts it and opens a session; the session is to be closed. */
  TrialSession.Opening open();

  /** Which domain controllers each forest has, a line for each. */
  List<Finding> directories();

  /** What the other clocks show: Exchange's web server and the domain controllers. */
  List<ClockReading> clocks();

  /**
   * The directories in which a mailbox is looked for.
   *
   * @return empty when one of them could not be read, as {@link #clocks} tells
   */
  Optional<Forests> forests();

  /**
   * The directories, as long as the subject is looked at.
   *
   * @param near of the forest in which the commands run
   * @param far the other forests, each with how Exchange reaches it; null when there is none
   * @param elsewhere whether a recipient of another organisation's forests owns an address; one
   *     that cannot be read has none
   */
  record Forests(Directory near, @Nullable FarSides far, Predicate<String> elsewhere) {}
}
