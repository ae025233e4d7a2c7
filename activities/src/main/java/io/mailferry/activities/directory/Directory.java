package io.mailferry.activities.directory;

import io.mailferry.activities.fault.Fault;
import io.mailferry.model.Database;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.move.SilentController;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One forest's directory, or that of one of its domains, read through whichever of its domain
 * controllers is well.
 *
 * <p>Every answer names the controller it came from, because the controller that saw a write must
 * serve the read-back (docs/exchange/directory.md#one-controller).
 *
 * <p><b>Policy.</b> Controllers that failed lately, or are avoided, are asked last, of the others
 * the preferred one first, and each at most once (twice where a connection was kept since before a
 * restart). When the account itself is refused no other controller is asked, because each further
 * try may lock it. Everything is a read; what is not there is a value, not a fault. It is one only
 * where the account is shown something of the kind: no database at all, or nobody's mailbox GUID,
 * is a lack of rights (docs/exchange/directory.md#shown-nothing).
 *
 * <p><b>Errors.</b> All methods that ask throw
 *
 * <ul>
 *   <li>{@link Fault.NotReached} ({@code MF-AD-AWAY}) when no controller could be asked; its
 *       message names each one tried, with the cause,
 *   <li>{@link Fault.Refused} when the account is refused ({@code MF-AD-ACCOUNT}), may not read
 *       there or is shown nothing ({@code MF-AD-RIGHTS}), or the controller demands a protected
 *       connection ({@code MF-AD-UNPROTECTED}).
 * </ul>
 */
public interface Directory {
  /** The forest's DNS name, e.g. {@code target.example}. */
  String forest();

  /** The DNS names of the domains that are asked, the one that the forest is called after first. */
  default List<String> domains() {
    return List.of(forest());
  }

  /** Whether a controller is among those to be asked, as far as is known; asks nobody. */
  boolean knows(String controller);

  /**
   * The same, with a guard before the controllers of each domain: one that is away keeps nobody
   * from the others.
   *
   * @param guard is given the directory of a single domain
   */
  default Directory guarded(UnaryOperator<Directory> guard) {
    return guard.apply(this);
  }

  /**
   * The object that carries a mailbox GUID, be it a mailbox or a prepared mail user.
   *
   * @param controller the controller to prefer; another one answers when it is away
   * @throws Fault.Refused also when several objects carry it ({@code MF-AD-AMBIGUOUS})
   */
  Answer<Optional<DirectoryEntry>> find(MailboxGuid mailbox, @Nullable String controller);

  /**
   * The objects that own any of some addresses, primary or secondary; an address that nobody owns
   * is simply not among them.
   *
   * @param addresses any number; asked for in as few searches as the directory allows
   */
  Answer<List<DirectoryEntry>> findByAddress(Collection<String> addresses);

  /**
   * The objects that go by each of some names; a name that nobody goes by is not among them, and
   * one may be the name of several. Names are compared without regard to case.
   *
   * @param names any number; asked for in as few searches as the directory allows
   */
  Answer<Map<MailboxName, List<DirectoryEntry>>> findByName(Collection<MailboxName> names);

  /** The database with a name, compared without regard to case. */
  Answer<Optional<Database>> database(String name);

  /** Every mailbox database of the forest's Exchange organisation; at least one. */
  Answer<List<Database>> databases();

  /**
   * Asks the other controllers first for a while, because somebody else could not work with this
   * one: it may well answer us and be of no use to Exchange. Asks nothing and throws nothing.
   *
   * @param controller one that an answer named; another name is passed over
   * @param why in a clause, for people
   */
  void avoid(String controller, String why);

  /**
   * Asks one controller for nothing but a sign of life.
   *
   * @return the controller that answered
   */
  String ping();

  /**
   * Asks every controller of a single domain for a sign of life, all at once and with no account,
   * so that none can be locked. Throws nothing.
   *
   * @return empty when none is known, and of several domains together
   */
  default List<SignOfLife> signsOfLife() {
    return List.of();
  }

  /**
   * An answer and where it came from.
   *
   * @param controller the fully qualified name of the controller that answered; with commas when
   *     one of each domain did
   * @param value what it said
   * @param silent the other controllers that did not answer when they were last asked: what only
   *     they were told is not in this answer (docs/exchange/directory.md#told-to-one)
   * @param <T> the kind of answer
   */
  record Answer<T>(String controller, T value, List<SilentController> silent) {
    /** The list is copied. */
    public Answer {
      silent = List.copyOf(silent);
    }

    /** One beside which no other controller is known to be away. */
    public Answer(String controller, T value) {
      this(controller, value, List.of());
    }

    /** The same answer, with something else read from it. */
    public <R> Answer<R> with(R other) {
      return new Answer<>(controller, other, silent);
    }
  }
}
