package io.mailferry.simulator.commands.syntax;

import io.mailferry.simulator.world.ExchangeVersion;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters and parameter sets of one cmdlet, in all versions. The one table that the
 * stand-in's binder, the answer to {@code connect} and the practice module follow.
 */
public final class Syntax {
  private final String cmdlet;
  private final ConfirmImpact impact;
  private final ExchangeVersion since;
  private final List<String> sets;
  private final Map<String, ExchangeVersion> lastOfSet;
  private final Map<String, Parameter> parameters;

  private Syntax(Builder built) {
    this.cmdlet = built.cmdlet;
    this.impact = built.impact;
    this.since = built.cmdletSince;
    this.sets = List.copyOf(built.sets);
    this.lastOfSet = Map.copyOf(built.lastOfSet);
    this.parameters = new LinkedHashMap<>(built.parameters);
  }

  static Builder of(String cmdlet, String... sets) {
    return new Builder(cmdlet, List.of(sets));
  }

  /** The cmdlet's name. */
  public String cmdlet() {
    return cmdlet;
  }

  /** Whether it knows Confirm and WhatIf, and whether it asks. */
  public ConfirmImpact impact() {
    return impact;
  }

  /** Whether this version has the cmdlet. */
  public boolean isKnownTo(ExchangeVersion version) {
    return version.isAtLeast(since);
  }

  /** The sets of this version, the default one first. */
  public List<String> sets(ExchangeVersion version) {
    return sets.stream()
        .filter(set -> lastOfSet.getOrDefault(set, ExchangeVersion.SE).isAtLeast(version))
        .toList();
  }

  /** The parameters of this version. */
  public List<Parameter> parameters(ExchangeVersion version) {
    return parameters.values().stream().filter(each -> each.isKnownTo(version)).toList();
  }

  /** Whether a parameter belongs to every set that this version has. */
  public boolean isInAllSets(Parameter parameter, ExchangeVersion version) {
    return sets(version).stream().allMatch(parameter::isIn);
  }

  /** The parameter of this name, in any case, where this version has it. */
  public Optional<Parameter> parameter(String name, ExchangeVersion version) {
    return parameters(version).stream()
        .filter(each -> each.name().equalsIgnoreCase(name))
        .findAny();
  }

  /** The parameters that this set needs. */
  public List<Parameter> mandatoryIn(String set, ExchangeVersion version) {
    return parameters(version).stream().filter(each -> each.mandatoryIn().contains(set)).toList();
  }

  /** Collects parameters; what a call to since or until says holds for the next one only. */
  static final class Builder {
    private final String cmdlet;
    private final List<String> sets;
    private final Map<String, ExchangeVersion> lastOfSet = new LinkedHashMap<>();
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private ConfirmImpact impact = ConfirmImpact.NONE;
    private ExchangeVersion cmdletSince = ExchangeVersion.E2010;
    private ExchangeVersion since = ExchangeVersion.E2010;
    private ExchangeVersion until = ExchangeVersion.SE;

    private Builder(String cmdlet, List<String> sets) {
      this.cmdlet = cmdlet;
      this.sets = sets;
    }

    /** The cmdlet itself came with this version. */
    Builder cameWith(ExchangeVersion version) {
      cmdletSince = version;
      return this;
    }

    /** A set went after this version. */
    Builder endsWith(ExchangeVersion version, String set) {
      lastOfSet.put(set, version);
      return this;
    }

    Builder since(ExchangeVersion version) {
      since = version;
      return this;
    }

    Builder until(ExchangeVersion version) {
      until = version;
      return this;
    }

    /** It changes something: Confirm and WhatIf in all sets. */
    Builder changes(ConfirmImpact how) {
      impact = how;
      return optional(ParameterType.SWITCH, "Confirm", "WhatIf");
    }

    /** In all sets. */
    Builder optional(ParameterType type, String... names) {
      return in(Set.copyOf(sets), Set.of(), type, names);
    }

    /** Where it is in a set, it is mandatory there. */
    Builder mandatory(Set<String> in, ParameterType type, String... names) {
      return in(Set.of(), in, type, names);
    }

    Builder optional(Set<String> in, ParameterType type, String... names) {
      return in(in, Set.of(), type, names);
    }

    Builder in(Set<String> optional, Set<String> mandatory, ParameterType type, String... names) {
      for (var name : names) {
        var parameter =
            new Parameter(
                name,
                type,
                new LinkedHashSet<>(optional),
                new LinkedHashSet<>(mandatory),
                since,
                until);
        // A parameter whose type changed is in the table once for each of its types.
        parameters.put(name.toLowerCase(Locale.ROOT) + "|" + since, parameter);
      }
      since = ExchangeVersion.E2010;
      until = ExchangeVersion.SE;
      return this;
    }

    Syntax done() {
      return new Syntax(this);
    }
  }
}
