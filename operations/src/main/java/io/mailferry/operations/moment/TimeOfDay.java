package io.mailferry.operations.moment;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * A time of day.
 *
 * @param time what a clock shows
 * @param endsTheDay whether it is 24:00, which a clock shows as 00:00 of the day after
 */
record TimeOfDay(LocalTime time, boolean endsTheDay) {
  /** Where it lies on a day. */
  LocalDateTime on(LocalDate day) {
    return (endsTheDay ? day.plusDays(1) : day).atTime(time);
  }

  String words() {
    return endsTheDay ? "24:00" : SaidBack.clock(time);
  }

  boolean beginsTheDay() {
    return !endsTheDay && time.equals(LocalTime.MIDNIGHT);
  }
}
