package io.mailferry.operations.moment;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads moments as people say them, in English and German: {@code 2027-02-23 02:00}, {@code Friday
 * 20:00}, {@code morgen 2 Uhr}, {@code 2/23/2027 2:00 AM Europe/Berlin}.
 *
 * <p>Nothing is guessed: what may mean two moments is refused with both, and what was understood is
 * said back. See {@code docs/decisions/0024-a-moment-is-said-back.md}.
 */
public final class Moments {
  private Moments() {}

  /**
   * Reads one moment. Never throws, whatever the text; a moment that is past is understood, too.
   *
   * @param text what was written
   * @param zone the zone of a moment that names none; null when it is not known
   * @param now the time it is, from which {@code tomorrow} and {@code Friday} are counted; null
   *     where nothing may be counted so, because the text is kept
   */
  public static Reading read(String text, @Nullable ZoneId zone, @Nullable Instant now) {
    try {
      return understood(
          Written.plainly(text).orElseThrow(() -> new NotUnderstood(Parts.noMoment(text))),
          zone,
          now);
    } catch (NotUnderstood e) {
      return new Reading.Refused(e.sentence());
    } catch (DateTimeException _) {
      // A date at the end of what can be counted, and a day more.
      return new Reading.Refused(Written.shown(text) + " is beyond all dates; " + Written.EXAMPLES);
    }
  }

  private static Reading understood(String text, @Nullable ZoneId zone, @Nullable Instant now)
      throws NotUnderstood {
    var exact = exact(text);
    if (exact.isPresent()) {
      return said(new Placed(exact.get().toZonedDateTime(), Optional.empty()), true, zone, false);
    }
    var parts = Parts.of(Written.separated(text));
    var own = ownZone(parts, zone);
    if (own == null) {
      return new Reading.Zoneless(
          Written.shown(text)
              + " names no time zone; write it behind the time, e.g. "
              + Written.shown(text)
              + " Europe/Berlin");
    }
    var local =
        parts.day() instanceof Day.Fixed(var date)
            ? parts.time().on(date)
            : Placed.local(parts.day(), parts.time(), own.zone(), Today.of(now, text));
    return said(Placed.in(own, local), !parts.zone().isEmpty(), zone, parts.time().beginsTheDay());
  }

  private static @Nullable OwnZone ownZone(Parts parts, @Nullable ZoneId zone)
      throws NotUnderstood {
    if (!parts.zone().isEmpty()) {
      return OwnZone.of(parts.zone());
    }
    return zone == null ? null : new OwnZone(zone, null);
  }

  private static Reading said(
      Placed placed, boolean namesItsZone, @Nullable ZoneId zone, boolean beginsTheDay) {
    var at = placed.at();
    var notes = new ArrayList<String>();
    placed.note().ifPresent(notes::add);
    if (beginsTheDay) {
      notes.add("00:00 begins that day; its end is 24:00");
    }
    if (zone != null && !zone.getRules().getOffset(at.toInstant()).equals(at.getOffset())) {
      notes.add("That is " + SaidBack.beside(at, zone));
    }
    return new Reading.Understood(at, namesItsZone, SaidBack.of(at), notes);
  }

  /** What programs write, in full. */
  private static Optional<OffsetDateTime> exact(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
