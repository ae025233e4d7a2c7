package io.mailferry.simulator.commands;

import io.mailferry.simulator.world.ExchangeVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parameters and parameter sets of one cmdlet. */
final class Syntax {
  private final String cmdlet;
  private final List<String> sets;
  private final Map<String, Parameter> parameters;

  private Syntax(String cmdlet, List<String> sets, Map<String, Parameter> parameters) {
    this.cmdlet = cmdlet;
    this.sets = List.copyOf(sets);
    this.parameters = Map.copyOf(parameters);
  }

  static Builder of(String cmdlet, String... sets) {
    return new Builder(cmdlet, List.of(sets));
  }

  String cmdlet() {
    return cmdlet;
  }

  /** The sets, the default one first. */
  List<String> sets() {
    return sets;
  }

  Optional<Parameter> parameter(String name) {
    return Optional.ofNullable(parameters.get(name.toLowerCase(Locale.ROOT)));
  }

  List<Parameter> mandatoryIn(String set, ExchangeVersion version) {
    return parameters.values().stream()
        .filter(each -> each.mandatoryIn().contains(set) && each.isKnownTo(version))
        .toList();
  }

  /** Collects parameters; sets are written as one text, a capital M behind a name: mandatory. */
  static final class Builder {
    private final String cmdlet;
    private final List<String> sets;
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private ExchangeVersion since = ExchangeVersion.E2010;
    private ExchangeVersion until = ExchangeVersion.SE;

    private Builder(String cmdlet, List<String> sets) {
      this.cmdlet = cmdlet;
      this.sets = sets;
    }

    Builder since(ExchangeVersion version) {
      since = version;
      return this;
    }

    Builder until(ExchangeVersion version) {
      until = version;
      return this;
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
      for (String name : names) {
        parameters.put(
            name.toLowerCase(Locale.ROOT),
            new Parameter(
                name,
                type,
                new LinkedHashSet<>(optional),
                new LinkedHashSet<>(mandatory),
                since,
                until));
      }
      since = ExchangeVersion.E2010;
      until = ExchangeVersion.SE;
      return this;
    }

    Syntax done() {
      return new Syntax(cmdlet, new ArrayList<>(sets), parameters);
    }
  }
}
