package io.mailferry.rehearsal.storm;

import io.mailferry.simulator.faults.Fault;
import io.mailferry.simulator.faults.PlannedFault;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The plan of one night. The same seed gives the same plan, on every machine.
 *
 * @param name what it is called, in letters, digits and hyphens
 * @param seed what all of it follows from
 * @param kind what it may need of people
 * @param mailboxes how many are to move
 * @param notBefore how long after the start the earliest cutover may be; empty for as soon as
 *     copied
 * @param windows the windows in which mailboxes may switch; none for any time
 * @param misfortunes what goes wrong and passes
 * @param troubles what only a person can settle; none in a transient storm
 * @param ground the organisation that it happens to
 */
public record Storm(
    String name,
    long seed,
    StormKind kind,
    int mailboxes,
    Optional<Duration> notBefore,
    List<Open> windows,
    List<Misfortune> misfortunes,
    List<Trouble> troubles,
    Ground ground) {
  /** Every so-many-th seed needs a person. */
  private static final int MIXED_EVERY = 3;

  private static final double FASTEST_WITH_VANISHED = 100;

  private static final int FEWEST_MAILBOXES = 20;
  private static final int MOST_MAILBOXES = 30;
  private static final int FEWEST_MISFORTUNES = 3;
  private static final int MOST_MISFORTUNES = 8;

  /** The lists are copied. */
  public Storm {
    windows = List.copyOf(windows);
    misfortunes = List.copyOf(misfortunes);
    troubles = List.copyOf(troubles);
  }

  /** Whether a fault of this kind is among what passes. */
  boolean brings(Class<? extends Fault> kind) {
    return misfortunes.stream()
        .flatMap(misfortune -> misfortune.faults().stream())
        .anyMatch(planned -> kind.isInstance(planned.fault()));
  }

  /** Whether something passes, and all of it is faults of this kind. */
  boolean bringsOnly(Class<? extends Fault> kind) {
    return brings(kind)
        && misfortunes.stream()
            .flatMap(misfortune -> misfortune.faults().stream())
            .allMatch(planned -> kind.isInstance(planned.fault()));
  }

  /**
   * How much sooner than we think something may begin that Exchange is told the moment of: by its
   * own clock that is not too soon.
   */
  Duration unseen() {
    return ground.has(Oddity.HELD_BY_EXCHANGE)
        ? misfortunes.stream()
            .flatMap(misfortune -> misfortune.faults().stream())
            .map(PlannedFault::fault)
            .filter(Fault.ClockWrong.class::isInstance)
            .map(wrong -> ((Fault.ClockWrong) wrong).ahead())
            .filter(Duration::isPositive)
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO)
        : Duration.ZERO;
  }

  /** How long controllers take to agree at the most, as far as that is out of the usual. */
  Duration longestLag() {
    return misfortunes.stream()
        .flatMap(misfortune -> misfortune.faults().stream())
        .map(PlannedFault::fault)
        .filter(Fault.VisibilityLag.class::isInstance)
        .map(lag -> ((Fault.VisibilityLag) lag).lag())
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /**
   * A window.
   *
   * @param from how long after the start it opens
   * @param to how long after the start it closes
   */
  public record Open(Duration from, Duration to) {
    /** Whether a moment lies in it, so long after the start. */
    boolean has(Duration moment) {
      return moment.compareTo(from) >= 0 && moment.compareTo(to) < 0;
    }
  }

  /**
   * One thing that goes wrong and passes.
   *
   * @param words what it is, for people
   * @param faults what it consists of
   */
  public record Misfortune(String words, List<PlannedFault> faults) {
    /** The list is copied. */
    public Misfortune {
      faults = List.copyOf(faults);
    }

    /**
     * Its faults; how long Exchange asks to wait is counted by the wall's clock.
     *
     * @param speed seconds of Exchange's time in one of the wall's
     */
    public Stream<PlannedFault> byTheWall(double speed) {
      return faults.stream().map(fault -> byTheWall(fault, speed));
    }

    private static PlannedFault byTheWall(PlannedFault planned, double speed) {
      return planned.fault() instanceof Fault.Throttled(var cmdlet, var patience)
          ? new PlannedFault(
              planned.trigger(),
              planned.delay(),
              new Fault.Throttled(cmdlet, Duration.ofMillis((long) (patience.toMillis() / speed))))
          : planned;
    }
  }

  /** What else is not as usual in a night. */
  enum Oddity {
    /** Few mailboxes may be copied, and switch, at a time. */
    SLOTS,
    /**
     * Some mailboxes are damaged, others were begun by somebody else, and the plan agrees to both
     * beforehand.
     */
    AGREED,
    /**
     * The mailboxes move within the organisation, somebody moved some of them before and left the
     * requests, and the plan has these removed.
     */
    BALANCED,
    /** Exchange is given the moment from which it may switch what is copied. */
    HELD_BY_EXCHANGE,
    /** There are two workers, one of which is stopped in the middle. */
    TWO_WORKERS
  }

  /**
   * What of an organisation is not as usual before a night begins.
   *
   * @param requestsOfOthers how many completed requests of other people lie in the queues
   * @param inChildDomains how many users, the last, stand in a child domain of either forest
   * @param oddities what else is not as usual
   */
  public record Ground(int requestsOfOthers, int inChildDomains, Set<Oddity> oddities) {
    /** The most that may be copied into one database at a time, where there are slots. */
    static final int COPYING_INTO_ONE = 2;

    /** The most that may be copied at a time, where there are slots. */
    static final int COPYING_IN_ALL = 5;

    /** The most that may switch at a time, where there are slots. */
    static final int SWITCHING_IN_ALL = 3;

    /** Nobody else's requests, forests of one domain, and no limits. */
    static final Ground USUAL = new Ground(0, 0, Set.of());

    /** The set is copied. */
    public Ground {
      oddities = Set.copyOf(oddities);
    }

    /** The usual but for one thing. */
    static Ground with(Oddity oddity) {
      return new Ground(0, 0, Set.of(oddity));
    }

    /** Whether this is so. */
    boolean has(Oddity oddity) {
      return oddities.contains(oddity);
    }

    /** With the oddities of both. */
    Ground and(Ground other) {
      return new Ground(
          requestsOfOthers + other.requestsOfOthers,
          Math.max(inChildDomains, other.inChildDomains),
          Stream.concat(oddities.stream(), other.oddities.stream()).collect(Collectors.toSet()));
    }
  }

  /** The storm of this seed. */
  public static Storm of(long seed) {
    var kind = Math.floorMod(seed, MIXED_EVERY) == 0 ? StormKind.MIXED : StormKind.TRANSIENT;
    var chance = new Random(seed);
    var mailboxes = chance.nextInt(FEWEST_MAILBOXES, MOST_MAILBOXES + 1);
    var held = chance.nextBoolean();
    var hold = Duration.ofMinutes(chance.nextInt(30, 181));
    var misfortunes =
        new Misfortunes(chance).draw(chance.nextInt(FEWEST_MISFORTUNES, MOST_MISFORTUNES + 1));
    var troubles =
        kind == StormKind.MIXED ? new Troubles(chance, mailboxes).draw() : List.<Trouble>of();
    return new Storm(
        drawn(seed),
        seed,
        kind,
        mailboxes,
        held ? Optional.of(hold) : Optional.empty(),
        List.of(),
        misfortunes,
        troubles,
        Ground.USUAL);
  }

  /**
   * How fast it may be run at most. Whether a request, or a part of it, has vanished is told by
   * looks that are no more than 15 minutes of Exchange's time apart: faster, a busy machine does
   * not look so often.
   */
  double fastest() {
    return troubles.stream().anyMatch(Storm::isToldByLooks)
        ? FASTEST_WITH_VANISHED
        : Double.MAX_VALUE;
  }

  private static boolean isToldByLooks(Trouble trouble) {
    return trouble instanceof Trouble.RemovedBehindOurBack
        || trouble instanceof Trouble.LostByFailOver;
  }

  /** Whether a cutover may begin so long after the start. */
  boolean mayBegin(Duration moment) {
    return notBefore.filter(hold -> moment.compareTo(hold) < 0).isEmpty()
        && (windows.isEmpty() || windows.stream().anyMatch(window -> window.has(moment)));
  }

  /** From when on the first cutover may begin; empty for at once. */
  Optional<Duration> earliest() {
    return windows.isEmpty() ? notBefore : Optional.of(windows.getFirst().from());
  }

  /** Whether its mailboxes live in the target from the start. */
  boolean isWithinOneOrganisation() {
    return ground.has(Oddity.BALANCED) || asksAboutLeftovers();
  }

  /** Whether its plan does not say what to do with the requests of earlier moves. */
  boolean asksAboutLeftovers() {
    return troubles.stream().anyMatch(Trouble.Leftovers.class::isInstance);
  }

  /** How many damaged items its plan lets be left behind; empty where the plan does not say. */
  Optional<Integer> badItemLimit() {
    return troubles.stream().anyMatch(Trouble.BlankLimits.class::isInstance)
        ? Optional.empty()
        : Optional.of(Trouble.BAD_ITEM_LIMIT);
  }

  /** What the storm of a seed is called. */
  static String drawn(long seed) {
    return "storm-" + seed;
  }

  /** What goes wrong, a line each. */
  public List<String> words() {
    return Stream.concat(
            misfortunes.stream().map(Misfortune::words), troubles.stream().map(Trouble::words))
        .toList();
  }
}
