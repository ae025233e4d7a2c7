package io.mailferry.activities.exchange.shell;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a live session offers: version and role decide which cmdlets and parameters exist there
 * (docs/exchange/remote-powershell.md#what-is-offered), so it is asked and not assumed.
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
   * Why a command would not bind in this session; decided as PowerShell's binder does: some set has
   * all the names that are given, and all its mandatory ones are among them.
   *
   * @param cmdlet its name, without regard to case
   * @param parameters the names that are given, in full, without regard to case
   * @return empty when it binds
   */
  public Optional<BindingProblem> bindingProblem(String cmdlet, Set<String> parameters) {
    var offered = sets.get(cmdlet);
    if (offered == null) {
      return Optional.of(new BindingProblem.NoCmdlet(cmdlet));
    }
    var unknown =
        parameters.stream()
            .filter(name -> offered.stream().noneMatch(set -> set.mandatory().containsKey(name)))
            .toList();
    if (!unknown.isEmpty()) {
      return Optional.of(new BindingProblem.NoParameter(cmdlet, unknown));
    }
    return offered.stream().anyMatch(set -> set.takes(parameters))
        ? Optional.empty()
        : Optional.of(new BindingProblem.NoParameterSet(cmdlet, List.copyOf(parameters)));
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

    private boolean takes(Set<String> given) {
      var names = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
      names.addAll(given);
      return mandatory.keySet().containsAll(names)
          && mandatory.entrySet().stream()
              .allMatch(each -> !each.getValue() || names.contains(each.getKey()));
    }
  }
}
