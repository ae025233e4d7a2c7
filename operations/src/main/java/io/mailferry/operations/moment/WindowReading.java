package io.mailferry.operations.moment;

import io.mailferry.model.window.Blackout;
import io.mailferry.model.window.Window;
import java.util.List;

/** What a text was understood as that says when a window is open, or when there is none. */
public sealed interface WindowReading {
  /**
   * Windows, to be said back before anything is done by them.
   *
   * @param windows at least one; one for each day that the text names
   * @param namesItsZone whether the text itself named their zone
   */
  record Open(List<Window> windows, boolean namesItsZone) implements WindowReading {
    /** The list is copied. */
    public Open {
      windows = List.copyOf(windows);
    }
  }

  /** No window, by name: a cutover begins as soon as a mailbox is copied. */
  record AtAnyTime() implements WindowReading {}

  /**
   * A time without windows.
   *
   * @param blackout when
   * @param namesItsZone whether the text itself named its zone
   */
  record Closed(Blackout blackout, boolean namesItsZone) implements WindowReading {}

  /**
   * Local times without a zone, where none is known otherwise.
   *
   * @param sentence what to write instead, without a full stop
   */
  record Zoneless(String sentence) implements WindowReading {}

  /**
   * Not understood, or in more than one way.
   *
   * @param sentence why, and what to write instead, without a full stop
   */
  record Refused(String sentence) implements WindowReading {}
}
