package io.mailferry.operations.moment;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** A day as it was written; which one it is may follow from what day it is now. */
sealed interface Day {
  /** A date of the calendar. */
  record Fixed(LocalDate date) implements Day {}

  /** So many days from today. */
  record Away(int days) implements Day {}

  /** The coming day of that name. */
  record Coming(DayOfWeek day) implements Day {}
}
