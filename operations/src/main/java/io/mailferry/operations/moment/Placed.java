package io.mailferry.operations.moment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * A local time in its zone.
 *
 * <p>One that the clocks skip is refused. Of one that comes twice the later is meant, because what
 * waits for it must not begin too early.
 *
 * @param note what to know about it
 */
record Placed(ZonedDateTime at, Optional<String> note) {
  /** Which local time a day and a time of day are, when it is now. */
  static LocalDateTime local(Day day, TimeOfDay time, ZoneId zone, Instant now) {
    var today = LocalDate.ofInstant(now, zone);
    return switch (day) {
      case Day.Fixed(var date) -> time.on(date);
      case Day.Away(var days) -> time.on(today.plusDays(days));
      case Day.Coming(var name) -> {
        var first = time.on(today.with(TemporalAdjusters.nextOrSame(name)));
        var isAhead = first.atZone(zone).withLaterOffsetAtOverlap().toInstant().isAfter(now);
        yield isAhead ? first : first.plusWeeks(1);
      }
    };
  }

  static Placed in(OwnZone own, LocalDateTime local) throws NotUnderstood {
    var zone = own.zone();
    if (own.offset() != null) {
      var at = ZonedDateTime.ofLocal(local, zone, own.offset());
      if (!at.getOffset().equals(own.offset()) || !at.toLocalDateTime().equals(local)) {
        throw new NotUnderstood(
            own.offset()
                + " is not the offset of "
                + zone
                + " at "
                + SaidBack.local(local)
                + "; write one of them");
      }
      return new Placed(at, Optional.empty());
    }
    var offsets = zone.getRules().getValidOffsets(local);
    if (offsets.isEmpty()) {
      throw skipped(local, zone);
    }
    var later = local.atZone(zone).withLaterOffsetAtOverlap();
    return new Placed(
        later,
        offsets.size() == 1
            ? Optional.empty()
            : Optional.of(
                SaidBack.clock(local.toLocalTime())
                    + " comes twice that day in "
                    + zone
                    + ", and the later one is meant; for the earlier one write "
                    + later.withEarlierOffsetAtOverlap().toOffsetDateTime()));
  }

  private static NotUnderstood skipped(LocalDateTime local, ZoneId zone) {
    var gap = zone.getRules().getTransition(local);
    return new NotUnderstood(
        SaidBack.local(local)
            + " does not exist in "
            + zone
            + ": the clocks go from "
            + SaidBack.clock(gap.getDateTimeBefore().toLocalTime())
            + " to "
            + SaidBack.clock(gap.getDateTimeAfter().toLocalTime())
            + "; write "
            + SaidBack.local(gap.getDateTimeBefore().minusMinutes(1))
            + " or "
            + SaidBack.local(gap.getDateTimeAfter()));
  }
}
