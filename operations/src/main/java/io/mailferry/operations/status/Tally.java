package io.mailferry.operations.status;

import io.mailferry.workflows.wave.WaveTally;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many mailboxes of a wave stand where, as the wave itself counts them.
 *
 * @param planned lines in the plan
 * @param open with a migration under way
 * @param moved moved and verified
 * @param alreadyHome where they should be before we came
 * @param notStarted that could not be started
 * @param withdrawn withdrawn by an operator
 */
public record Tally(
    int planned, int open, int moved, int alreadyHome, int notStarted, int withdrawn) {
  static Tally of(WaveTally tally) {
    return new Tally(
        tally.planned(),
        tally.open(),
        tally.moved(),
        tally.alreadyHome(),
        tally.notStarted(),
        tally.withdrawn());
  }

  /** Of how many lines the wave knows what became of them so far. */
  public int started() {
    return open + moved + alreadyHome + notStarted + withdrawn;
  }

  /** The same as plain values. */
  public Map<String, @Nullable Object> data() {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("planned", planned);
    data.put("open", open);
    data.put("moved", moved);
    data.put("alreadyHome", alreadyHome);
    data.put("notStarted", notStarted);
    data.put("withdrawn", withdrawn);
    return data;
  }

  /** The same in a sentence without its stop. */
  public String words() {
    return moved
        + " of "
        + planned
        + " moved, "
        + open
        + " under way, "
        + alreadyHome
        + " were there already, "
        + notStarted
        + " not started, "
        + withdrawn
        + " withdrawn";
  }
}
