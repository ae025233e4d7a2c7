package io.mailferry.activities.exchange.shell;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a live session offers: version and role decide which cmdlets and parameters exist there
 * (exchange.md 7.2), so it is asked and not assumed.
 *
 * @param sets the parameter sets of each cmdlet, by name without regard to case; a cmdlet that is
 *     not among them does not exist in that session
 */
public record SessionCmdlets(Map<String, List<ParameterSet>> sets) {
  /** The map is copied. */
  public SessionCmdlets {
    var copy = new TreeMap<String, List<ParameterSet>>(String.CASE_INSENSITIVE_ORDER);
    sets.forEach((name, each) -> copy.put(name, List.copyOf(each)));
    sets = Collections.unmodifiableMap(copy);
  }

  /**
   * One parameter set; the common parameters of every cmdlet are left out.
   *
   * @param mandatory whether each parameter must be given, by name without regard to case
   */
  public record ParameterSet(Map<String, Boolean> mandatory) {
    /** The map is copied. */
    public ParameterSet {
      var copy = new TreeMap<String, Boolean>(String.CASE_INSENSITIVE_ORDER);
      copy.putAll(mandatory);
      mandatory = Collections.unmodifiableMap(copy);
    }
  }
}
