package io.mailferry.operations.moment;

import java.time.ZonedDateTime;
import java.util.List;

/** What a text was understood as, if it was. */
public sealed interface Reading {
  /**
   * One moment, to be said back before anything is done by it.
   *
   * @param at the moment, in the zone in which it was meant
   * @param namesItsZone whether the text itself named that zone
   * @param words the moment in local time and in UTC, in English everywhere, e.g. {@code Tuesday 23
   *     February 2027 02:00 Europe/Berlin (01:00 UTC)}
   * @param notes what else whoever wrote it should know, each a sentence
   */
  record Understood(ZonedDateTime at, boolean namesItsZone, String words, List<String> notes)
      implements Reading {
    /** The list is copied. */
    public Understood {
      notes = List.copyOf(notes);
    }
  }

  /**
   * A day and a time of day without a zone, where none is known otherwise.
   *
   * @param sentence what to write instead, without a full stop
   */
  record Zoneless(String sentence) implements Reading {}

  /**
   * No moment, or more than one.
   *
   * @param sentence why, and what to write instead, without a full stop
   */
  record Refused(String sentence) implements Reading {}
}
