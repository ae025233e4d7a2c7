package io.mailferry.rehearsal.fortnight;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** The days at a quarter's end on which nobody switches, as people say it and as a clock has it. */
final class Blocked {
  private static final LocalDateTime FROM = LocalDateTime.parse("2027-03-31T00:00");
  private static final LocalDateTime TO = LocalDateTime.parse("2027-04-02T06:00");

  /** As a person writes it behind {@code --blackout}. */
  static final String WORDS = "2027-03-31 00:00 - 2027-04-02 06:00: quarter's end";

  private Blocked() {}

  /** Whether it holds at a moment, by the clock of the wave or by that of the mailbox. */
  static boolean has(Instant moment, ZoneId ofTheWave, ZoneId ofTheMailbox) {
    return has(LocalDateTime.ofInstant(moment, ofTheWave))
        || has(LocalDateTime.ofInstant(moment, ofTheMailbox));
  }

  private static boolean has(LocalDateTime wall) {
    return !wall.isBefore(FROM) && wall.isBefore(TO);
  }
}
