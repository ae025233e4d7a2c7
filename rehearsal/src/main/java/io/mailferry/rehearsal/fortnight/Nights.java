package io.mailferry.rehearsal.fortnight;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * When people let mailboxes switch, as they say it and as a wall clock shows it. The second is
 * counted here once more, because a drill that asked Mailferry's own windows would prove nothing.
 */
enum Nights {
  /** From each weekday's evening to the next morning. */
  WEEKNIGHTS("Mon-Fri 22:00 - 05:00") {
    @Override
    boolean has(LocalDateTime wall) {
      return wall.toLocalTime().isBefore(LocalTime.of(5, 0))
          ? isWeekday(wall.getDayOfWeek().minus(1))
          : isWeekday(wall.getDayOfWeek()) && isFrom(wall, LocalTime.of(22, 0));
    }
  },

  /** The whole of each weekend. */
  WEEKENDS("Friday 20:00 - Monday 05:00") {
    @Override
    boolean has(LocalDateTime wall) {
      return switch (wall.getDayOfWeek()) {
        case FRIDAY -> isFrom(wall, LocalTime.of(20, 0));
        case SATURDAY, SUNDAY -> true;
        case MONDAY -> wall.toLocalTime().isBefore(LocalTime.of(5, 0));
        case TUESDAY, WEDNESDAY, THURSDAY -> false;
      };
    }
  },

  /** Five hours of each night, in which clocks change, too. */
  EVERY_NIGHT("daily 23:00 - 04:00") {
    @Override
    boolean has(LocalDateTime wall) {
      return isFrom(wall, LocalTime.of(23, 0)) || wall.toLocalTime().isBefore(LocalTime.of(4, 0));
    }
  };

  private final String words;

  Nights(String words) {
    this.words = words;
  }

  /** As a person writes it behind {@code --window}. */
  String words() {
    return words;
  }

  /** Whether a clock on the wall that shows this is in such a night. */
  abstract boolean has(LocalDateTime wall);

  private static boolean isWeekday(DayOfWeek day) {
    return day != DayOfWeek.SATURDAY && day != DayOfWeek.SUNDAY;
  }

  private static boolean isFrom(LocalDateTime wall, LocalTime opens) {
    return !wall.toLocalTime().isBefore(opens);
  }
}
