package io.mailferry.worker.doctor;

import io.mailferry.activities.exchange.command.Cmdlet;
import io.mailferry.activities.exchange.command.line.Rendering;
import io.mailferry.activities.exchange.shell.session.TrialSession;
import io.mailferry.activities.exchange.shell.session.TrialSession.Answer;
import io.mailferry.activities.exchange.shell.session.TrialSession.Opening;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.worker.doctor.finding.Check;
import io.mailferry.worker.doctor.finding.Finding;
import io.mailferry.worker.doctor.finding.Subject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one connection of one organisation, check by check.
 *
 * <p>It changes nothing: three reads are all that it sends, and for a mailbox six more at most and
 * a request that is only tried. A check that cannot be made because no session opened is skipped,
 * so that one cause counts once.
 */
public final class Examination {
  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final String NO_SESSION = "no session";

  private final FaultWords words;
  private final InstantSource clock;
  private final boolean windows;
  private final @Nullable OneMailbox mailbox;

  /**
   * An examination.
   *
   * @param clock Exchange's clock
   * @param windows whether this machine runs Windows
   */
  public Examination(FaultTable faults, InstantSource clock, boolean windows) {
    this(new FaultWords(faults), clock, windows, null);
  }

  private Examination(
      FaultWords words, InstantSource clock, boolean windows, @Nullable OneMailbox mailbox) {
    this.words = words;
    this.clock = clock;
    this.windows = windows;
    this.mailbox = mailbox;
  }

  /**
   * The same, which also tries what every move depends on with one mailbox.
   *
   * @param one which; null for none
   */
  public Examination of(@Nullable OneMailbox one) {
    return new Examination(words, clock, windows, one);
  }

  /**
   * Examines.
   *
   * @param told is told each finding as soon as there is one, in the order of {@link Check}
   */
  public void examine(Subject subject, Instruments instruments, Consumer<Finding> told) {
    var where = instruments.shell();
    if (where.file() == null) {
      told.accept(ShellCheck.away(where));
      told.accept(Finding.skipped(Check.SESSION, "no shell"));
      withoutSession(instruments, told);
      return;
    }
    switch (instruments.open()) {
      case Opening.NotStarted(var why) -> {
        told.accept(ShellCheck.silent(where, why));
        told.accept(Finding.skipped(Check.SESSION, "no shell"));
        withoutSession(instruments, told);
      }
      case Opening.NotConnected(var report, var said) -> {
        told.accept(ShellCheck.answered(where, said, subject.connection(), windows));
        told.accept(SessionCheck.refused(report, words));
        withoutSession(instruments, told);
      }
      case Opening.Opened(var session) -> {
        try (session) {
          var said = session.sessionInfo();
          told.accept(ShellCheck.answered(where, said, subject.connection(), windows));
          told.accept(SessionCheck.opened(said, session.took(), session.transport()));
          within(subject, session, instruments, told);
        }
      }
    }
  }

  /** Clocks are asked all the same: they may be why no session opened. */
  private void withoutSession(Instruments instruments, Consumer<Finding> told) {
    told.accept(Finding.skipped(Check.CMDLETS, NO_SESSION));
    told.accept(Finding.skipped(Check.ROLES, NO_SESSION));
    instruments.directories().forEach(told);
    ClockCheck.of(instruments.clocks()).forEach(told);
    told.accept(Finding.skipped(Check.THROTTLING, NO_SESSION));
    told.accept(Finding.skipped(Check.READ, NO_SESSION));
    withoutMailbox(NO_SESSION, told);
  }

  private void withoutMailbox(String why, Consumer<Finding> told) {
    if (mailbox != null) {
      Check.ofAMailbox().forEach(check -> told.accept(Finding.skipped(check, why)));
    }
  }

  private void within(
      Subject subject, TrialSession session, Instruments instruments, Consumer<Finding> told) {
    var said = session.sessionInfo();
    var moves = new ExampleMoves(subject.far(), clock.instant());
    new CmdletsCheck(said.cmdlets(), moves, subject.version()).findings().forEach(told);
    instruments.directories().forEach(told);
    ClockCheck.of(instruments.clocks()).forEach(told);
    told.accept(
        new ThrottlingCheck(cmdlet -> ask(session, cmdlet), words)
            .of(said.account(), subject.sessions()));
    told.accept(ReadCheck.of(ask(session, ReadCheck.READ), words));
    if (mailbox != null) {
      tryWith(mailbox, session, instruments, told);
    }
  }

  private void tryWith(
      OneMailbox one, TrialSession session, Instruments instruments, Consumer<Finding> told) {
    instruments
        .forests()
        .ifPresentOrElse(
            forests ->
                new MailboxCheck(
                        cmdlet -> ask(session, cmdlet),
                        forests,
                        words,
                        one.targetDatabase(),
                        clock.instant())
                    .of(one.address(), told),
            () -> withoutMailbox("a directory could not be read, see clock", told));
  }

  private Answer ask(TrialSession session, Cmdlet cmdlet) {
    return session.ask(Rendering.at(clock.instant()).of(cmdlet), TIMEOUT);
  }
}
