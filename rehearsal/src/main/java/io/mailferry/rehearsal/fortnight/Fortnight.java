package io.mailferry.rehearsal.fortnight;

import io.mailferry.model.WaveName;
import io.mailferry.rehearsal.storm.Misfortunes;
import io.mailferry.rehearsal.storm.Storm.Misfortune;
import io.mailferry.simulator.faults.PlannedFault;
import io.mailferry.simulator.faults.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * The plan of a fortnight; the same seed gives the same one on every machine. Its dates are fixed:
 * in one weekend Europe's clocks go forward, in the next Australia's go back.
 *
 * @param seed what all of it follows from
 * @param mailboxes how many are to move
 * @param waves its waves, in the order in which they are started
 * @param misfortunes what goes wrong and passes, in the order of its days
 */
record Fortnight(
    long seed, int mailboxes, List<FortnightWave> waves, List<Misfortune> misfortunes) {
  /** A Monday morning in Europe. */
  static final Instant BEGINS = Instant.parse("2027-03-22T05:00:00Z");

  /** Monday morning two weeks later, when the last window of the westernmost place has closed. */
  static final Instant ENDS = Instant.parse("2027-04-05T10:00:00Z");

  /** Where people live; a wave has some of each. */
  static final List<ZoneId> PLACES =
      List.of(
          ZoneId.of("Europe/Berlin"), ZoneId.of("America/New_York"), ZoneId.of("Australia/Sydney"));

  /** By whose clock the waves are planned. */
  static final ZoneId HEADQUARTERS = PLACES.getFirst();

  /** How many databases each organisation has. */
  static final int DATABASES = 4;

  static final int WAVES = 8;

  /** Each weekday of the first week, and three of the second; the last have a weekend left. */
  private static final List<Integer> STARTED_ON = List.of(0, 1, 2, 3, 4, 7, 8, 9);

  private static final Duration OFFICE_OPENS = Duration.ofHours(2);

  /** Whoever starts late needs a window that comes. */
  private static final int LATE = 6;

  private static final int DAYS = 14;

  /** Counted from each day's beginning: while waves are copied, and while they switch. */
  private static final List<Duration> TIMES_OF_TROUBLE =
      List.of(Duration.ofHours(3), Duration.ofHours(16));

  /** Of the words of one that happens to a single command. */
  private static final Pattern WHICH = Pattern.compile(" number \\d+");

  /** How a moment is told. */
  static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm'Z'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  /** The lists are copied. */
  Fortnight {
    waves = List.copyOf(waves);
    misfortunes = List.copyOf(misfortunes);
  }

  /**
   * The fortnight of this seed.
   *
   * @param mailboxes how many are to move, one for each wave at least
   */
  static Fortnight of(long seed, int mailboxes) {
    if (mailboxes < WAVES) {
      throw new IllegalArgumentException("a fortnight moves " + WAVES + " mailboxes or more");
    }
    var chance = new Random(seed);
    return new Fortnight(seed, mailboxes, waves(chance, mailboxes), misfortunes(chance));
  }

  private static List<FortnightWave> waves(Random chance, int mailboxes) {
    var kinds = List.of(Nights.values());
    var waves = new ArrayList<FortnightWave>();
    for (var i = 0; i < WAVES; i++) {
      waves.add(
          new FortnightWave(
              new WaveName("wave-" + (i + 1)),
              BEGINS.plus(Duration.ofDays(STARTED_ON.get(i))).plus(OFFICE_OPENS),
              i >= LATE ? Nights.WEEKENDS : kinds.get(chance.nextInt(kinds.size())),
              i * mailboxes / WAVES,
              (i + 1) * mailboxes / WAVES));
    }
    return waves;
  }

  private static List<Misfortune> misfortunes(Random chance) {
    var kinds = new Misfortunes(chance);
    var drawn = new ArrayList<Misfortune>();
    for (var day = 0; day < DAYS; day++) {
      for (var time : TIMES_OF_TROUBLE) {
        var from = Duration.ofDays(day).plus(time);
        var names = Misfortunes.names();
        drawn.add(later(kinds.named(names.get(chance.nextInt(names.size()))), from));
      }
    }
    return drawn;
  }

  private static Misfortune later(Misfortune misfortune, Duration from) {
    return new Misfortune(
        "from "
            + MOMENT.format(BEGINS.plus(from))
            + ": "
            + WHICH.matcher(misfortune.words()).replaceFirst(" that comes next"),
        misfortune.faults().stream().map(fault -> later(fault, from)).toList());
  }

  /** The so-many-th command of a kind was counted from the beginning; now it is the next one. */
  private static PlannedFault later(PlannedFault fault, Duration from) {
    var after =
        switch (fault.trigger()) {
          case Trigger.After(var time) -> from.plus(time);
          case Trigger.OnCommand _, Trigger.WhenMoveReaches _ -> from;
        };
    return new PlannedFault(new Trigger.After(after), fault.delay(), fault.fault());
  }

  /** Where whoever has the mailbox of this number lives. */
  static ZoneId placeOf(int mailbox) {
    return PLACES.get(mailbox % PLACES.size());
  }

  /** Where the mailbox of this number is to go. */
  static String targetOf(int mailbox) {
    return "TGT-DB0" + (1 + mailbox % DATABASES);
  }

  /** Whether the mailbox of this number may begin to switch then. */
  boolean mayBegin(int mailbox, Instant moment) {
    var place = placeOf(mailbox);
    return waves.stream()
            .filter(wave -> wave.has(mailbox))
            .allMatch(wave -> wave.nights().has(moment.atZone(place).toLocalDateTime()))
        && !Blocked.has(moment, HEADQUARTERS, place);
  }
}
