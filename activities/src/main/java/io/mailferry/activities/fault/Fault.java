package io.mailferry.activities.fault;

import io.mailferry.model.incident.Dependency;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something went wrong between us and Exchange or a directory.
 *
 * <p>The message says what happened, where, and what happens or is to be done next; it names no
 * person.
 */
public abstract sealed class Fault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  private Fault(String code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = Objects.requireNonNull(code, "code");
  }

  /** The stable code of the row in the table of faults, e.g. {@code MF-AD-AWAY}. */
  public String code() {
    return code;
  }

  /**
   * Whether a domain controller is to blame and not Exchange: the same command through another one
   * has a chance.
   */
  public boolean blamesController() {
    return FaultCode.OF_CONTROLLERS.contains(code);
  }

  /**
   * Whether Exchange did answer, in words that leave open what became of the command. They do not
   * pass by themselves, so a person is asked when they come again.
   */
  public boolean answeredUnclearly() {
    return FaultCode.UNCLEAR_ANSWERS.contains(code);
  }

  /** Whether it was not sent for want of a session; another try would wait as long. */
  public boolean isForWantOfASession() {
    return code.equals(FaultCode.EX_NO_SESSION)
        || blames().filter(kind -> kind == Dependency.Kind.SHELLS).isPresent();
  }

  /** The kind of dependency that is to blame, if it is one that many need alike. */
  public Optional<Dependency.Kind> blames() {
    return Blame.of(code);
  }

  /** The message, which is never null here. */
  public String sentence() {
    return Objects.requireNonNullElse(getMessage(), code);
  }

  /** The command never arrived: asking again, or elsewhere, is always safe. */
  public static final class NotReached extends Fault {
    private static final long serialVersionUID = 1L;

    /** A fault of this kind. */
    public NotReached(String code, String message, @Nullable Throwable cause) {
      super(code, message, cause);
    }
  }

  /** The command may have run and nobody told us: look before asking again. */
  public static final class Unconfirmed extends Fault {
    private static final long serialVersionUID = 1L;

    /** A fault of this kind. */
    public Unconfirmed(String code, String message, @Nullable Throwable cause) {
      super(code, message, cause);
    }
  }

  /** Asked to wait: the command did not run, and it is said when to come again. */
  public static final class Busy extends Fault {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /** A fault of this kind, with the wait that was asked for. */
    public Busy(String code, String message, Duration retryAfter, @Nullable Throwable cause) {
      super(code, message, cause);
      this.retryAfter = retryAfter;
    }

    /** How long to wait, as stated by the other side; positive. */
    public Duration retryAfter() {
      return retryAfter;
    }
  }

  /**
   * What the command needs is away, as this call or others before it have found out: the command
   * did not run. It goes on by itself when that is back.
   */
  public static final class Away extends Fault {
    private static final long serialVersionUID = 1L;

    private final transient Dependency dependency;
    private final Duration retryAfter;
    private final Duration retryHere;
    private final Instant since;
    private final boolean lasting;

    /** A fault of this kind. */
    public Away(
        String code,
        String message,
        Dependency dependency,
        Duration retryAfter,
        Duration retryHere,
        Instant since,
        boolean lasting,
        @Nullable Throwable cause) {
      super(code, message, cause);
      this.dependency = dependency;
      this.retryAfter = retryAfter;
      this.retryHere = retryHere;
      this.since = since;
      this.lasting = lasting;
    }

    /** What is away when that is what a fault says, as {@link Dependency#key} has it; or null. */
    public static @Nullable String whatIsAway(Fault fault) {
      return fault instanceof Away away ? away.dependency.key() : null;
    }

    /** What is away. */
    public Dependency dependency() {
      return dependency;
    }

    /** When to come again, in Exchange's time; positive. */
    public Duration retryAfter() {
      return retryAfter;
    }

    /** The same in the time of this machine. */
    public Duration retryHere() {
      return retryHere;
    }

    /** Since when it is away, in Exchange's time. */
    public Instant since() {
      return since;
    }

    /** Whether a person must put it right. */
    public boolean lasting() {
      return lasting;
    }
  }

  /** Said no, and will say no again. */
  public static final class Refused extends Fault {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why it was refused, as far as the difference matters to what we do. */
    public enum Reason {
      /** A request for this mailbox exists: read and adopt, or ask. */
      ALREADY_BEING_MOVED,
      /** The mailbox is in the target database. */
      ALREADY_THERE,
      /** A completed request must be removed first. */
      COMPLETED_REQUEST_REMAINS,
      /** The object or request named does not exist (on that controller). */
      NOT_FOUND,
      /** The request's state does not allow it. */
      WRONG_STATE,
      /** Our command is wrong: a defect of Mailferry. */
      WRONG_COMMAND,
      /** The account may not do this. */
      NOT_ALLOWED,
      /** Anything else a person must put right. */
      OTHER
    }

    /** A fault of this kind. */
    public Refused(String code, String message, Reason reason, @Nullable Throwable cause) {
      super(code, message, cause);
      this.reason = reason;
    }

    /** Why it was refused. */
    public Reason reason() {
      return reason;
    }
  }
}
