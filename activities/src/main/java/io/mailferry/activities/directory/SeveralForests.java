package io.mailferry.activities.directory;

import io.mailferry.activities.fault.Effect;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.FaultCode;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.model.Database;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.move.Home;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The forests from which mailboxes come into one organisation, asked as one
 * (docs/exchange/cross-forest.md#several-sources).
 *
 * <p><b>Policy.</b> A mailbox GUID may stand in several of them: where the mailbox once lived a
 * mail user was left. The forest in which it lives counts, and two in which it lives are refused.
 * That it lives in one of them is believed although another one cannot be asked, and nothing else
 * is: a mail user in one may have its mailbox in another. Where all have answered, and it lives in
 * none, the first that knows it counts.
 */
public final class SeveralForests extends ManyDirectories {
  private final FaultTable faults;

  /** Where mailboxes were seen to live; a hint that spares a question, and decides nothing. */
  private final Map<MailboxGuid, Directory> seenIn = new ConcurrentHashMap<>();

  /**
   * @param forests at least one, each with a name of its own
   * @throws IllegalArgumentException when there is none, or one twice
   */
  public SeveralForests(List<? extends Directory> forests, FaultTable faults) {
    super(forests);
    this.faults = faults;
    var names = new HashSet<String>();
    if (parts().isEmpty()
        || !parts().stream().allMatch(each -> names.add(each.forest().toLowerCase(Locale.ROOT)))) {
      throw new IllegalArgumentException("forests, each once, at least one");
    }
  }

  /** Their names. */
  @Override
  public String forest() {
    return parts().stream().map(Directory::forest).collect(Collectors.joining(" and "));
  }

  @Override
  public Directory guarded(UnaryOperator<Directory> guard) {
    return new SeveralForests(parts().stream().map(each -> each.guarded(guard)).toList(), faults);
  }

  private record Seen(Directory forest, Answer<Optional<DirectoryEntry>> answer) {
    boolean knowsIt() {
      return answer.value().isPresent();
    }

    boolean isHome() {
      return answer.value().filter(SeveralForests::isHome).isPresent();
    }
  }

  @Override
  public Answer<Optional<DirectoryEntry>> find(MailboxGuid mailbox, @Nullable String controller) {
    return seen(mailbox, controller).answer();
  }

  private Seen seen(MailboxGuid mailbox, @Nullable String controller) {
    var seen = new ArrayList<Seen>();
    Fault noAnswer = null;
    for (var forest : parts()) {
      try {
        seen.add(new Seen(forest, forest.find(mailbox, controller)));
      } catch (Fault fault) {
        noAnswer = noAnswer == null ? fault : noAnswer;
      }
    }
    var homes = seen.stream().filter(Seen::isHome).toList();
    if (homes.size() > 1) {
      throw ambiguous(mailbox, homes);
    }
    if (homes.size() == 1) {
      seenIn.put(mailbox, homes.getFirst().forest());
      return homes.getFirst();
    }
    seenIn.remove(mailbox);
    if (noAnswer != null) {
      throw noAnswer;
    }
    return seen.stream().filter(Seen::knowsIt).findFirst().orElseGet(() -> nobody(seen));
  }

  private static Seen nobody(List<Seen> seen) {
    var first = seen.getFirst();
    return new Seen(
        first.forest(),
        new Answer<>(
            first.answer().controller(),
            Optional.empty(),
            seen.stream().flatMap(each -> each.answer().silent().stream()).toList()));
  }

  /**
   * The forest whose object of a mailbox counts; empty when none has one.
   *
   * @throws Fault when that cannot be told now
   */
  public Optional<Directory> of(MailboxGuid mailbox) {
    return Optional.of(seen(mailbox, null)).filter(Seen::knowsIt).map(Seen::forest);
  }

  /** The same without asking, where it was seen a while ago. */
  public Optional<Directory> lately(MailboxGuid mailbox) {
    return Optional.ofNullable(seenIn.get(mailbox));
  }

  /** Of the objects of one mailbox in several forests, those that have it, else the first. */
  @Override
  List<DirectoryEntry> counting(List<Found> found) {
    var counting = new ArrayList<DirectoryEntry>();
    for (var each : found) {
      if (isHome(each.entry()) && each.entry().mailbox() != null) {
        seenIn.put(each.entry().mailbox(), each.where());
      }
      if (found.stream().noneMatch(other -> replaces(other, each, found))) {
        counting.add(each.entry());
      }
    }
    return counting;
  }

  private static boolean replaces(Found other, Found each, List<Found> found) {
    if (other.where().equals(each.where())) {
      return false;
    }
    if (each.entry().mailbox() == null) {
      // A contact that the other forest knows of a person who lives here.
      return other.entry().mailbox() != null;
    }
    return each.entry().mailbox().equals(other.entry().mailbox())
        && !isHome(each.entry())
        && (isHome(other.entry()) || found.indexOf(other) < found.indexOf(each));
  }

  @Override
  boolean settles(DirectoryEntry entry) {
    return isHome(entry);
  }

  private static boolean isHome(DirectoryEntry entry) {
    return entry.home() instanceof Home.InDatabase;
  }

  /**
   * One that answers is enough, and one that takes its time keeps nobody waiting: whoever comes
   * from another finds out on his own.
   */
  @Override
  public String ping() {
    var signs =
        parts().stream()
            .map(
                forest -> {
                  var sign = new CompletableFuture<String>();
                  Thread.ofVirtual().start(() -> sign(forest, sign));
                  return sign;
                })
            .toList();
    var first = new CompletableFuture<String>();
    // Not of the signs themselves: that all are over might be heard before the last one's answer.
    var told =
        signs.stream()
            .map(sign -> sign.thenAccept(first::complete))
            .toArray(CompletableFuture[]::new);
    var _ = CompletableFuture.allOf(told).whenComplete((_, noAnswer) -> failed(noAnswer, first));
    try {
      return first.join();
    } catch (CompletionException all) {
      throw all.getCause() instanceof RuntimeException fault ? fault : all;
    }
  }

  private static void sign(Directory forest, CompletableFuture<String> sign) {
    try {
      sign.complete(forest.ping());
    } catch (RuntimeException fault) {
      sign.completeExceptionally(fault);
    }
  }

  private static void failed(@Nullable Throwable noAnswer, CompletableFuture<String> first) {
    if (noAnswer != null) {
      first.completeExceptionally(
          noAnswer instanceof CompletionException wrapped && wrapped.getCause() != null
              ? wrapped.getCause()
              : noAnswer);
    }
  }

  @Override
  public Answer<Optional<Database>> database(String name) {
    throw new IllegalStateException("no mailbox is moved into one of several forests");
  }

  @Override
  public Answer<List<Database>> databases() {
    throw new IllegalStateException("no mailbox is moved into one of several forests");
  }

  private Fault ambiguous(MailboxGuid mailbox, List<Seen> homes) {
    return faults.fault(
        FaultCode.AD_AMBIGUOUS,
        homes.size()
            + " mailboxes have the mailbox GUID "
            + mailbox
            + ", one each in "
            + homes.stream().map(each -> each.forest().forest()).collect(Collectors.joining(", ")),
        Effect.READS,
        homes.stream().map(each -> each.answer().controller()).collect(Collectors.joining(", ")),
        null);
  }
}
