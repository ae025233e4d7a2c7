package io.mailferry.activities.directory;

import io.mailferry.model.Database;
import io.mailferry.model.MailboxGuid;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One forest's directory, read through whichever of its domain controllers is well.
 *
 * <p>Every answer names the controller it came from, because the controller that saw a write must
 * serve the read-back (docs/exchange/directory.md#one-controller).
 *
 * <p>All methods throw {@link io.mailferry.activities.fault.Fault.NotReached} when no controller
 * could be asked (its message names each one tried, with the cause) and {@link
 * io.mailferry.activities.fault.Fault.Refused} when the account itself is refused.
 */
public interface Directory {
  /** The forest's DNS name, e.g. {@code target.example}. */
  String forest();

  /**
   * The object that carries a mailbox GUID, be it a mailbox or a prepared mail user.
   *
   * @param controller the controller to prefer; another one answers when it is away
   */
  Answer<Optional<DirectoryEntry>> find(MailboxGuid mailbox, @Nullable String controller);

  /**
   * The objects that own any of some addresses, primary or secondary; an address that nobody owns
   * is simply not among them.
   *
   * @param addresses any number; asked for in as few searches as the directory allows
   */
  Answer<List<DirectoryEntry>> findByAddress(Collection<String> addresses);

  /** The database with a name, compared without regard to case. */
  Answer<Optional<Database>> database(String name);

  /** Every mailbox database of the forest's Exchange organisation. */
  Answer<List<Database>> databases();

  /**
   * Asks the other controllers first for a while, because somebody else could not work with this
   * one: it may well answer us and be of no use to Exchange.
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
   * An answer and where it came from.
   *
   * @param controller the fully qualified name of the controller that answered
   * @param value what it said
   * @param <T> the kind of answer
   */
  record Answer<T>(String controller, T value) {}
}
