package io.mailferry.worker.doctor;

import io.mailferry.activities.exchange.catalogue.CmdletName;
import io.mailferry.activities.exchange.catalogue.ExchangeVersion;
import io.mailferry.activities.exchange.catalogue.VersionTable;
import io.mailferry.activities.exchange.shell.SessionCmdlets;
import io.mailferry.activities.exchange.shell.SessionCmdlets.ParameterSet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a session of a version offers, whole or cut; every parameter may be left out. */
final class Offered {
  private final Map<CmdletName, Map<String, Boolean>> cmdlets = new HashMap<>();

  private Offered() {}

  static Offered by(ExchangeVersion version) {
    var offered = new Offered();
    Arrays.stream(CmdletName.values())
        .filter(each -> VersionTable.STANDARD.of(each).has(version))
        .forEach(each -> offered.cmdlets.put(each, parameters(each, version)));
    return offered;
  }

  private static Map<String, Boolean> parameters(CmdletName cmdlet, ExchangeVersion version) {
    var names = new HashMap<String, Boolean>();
    VersionTable.STANDARD
        .parametersOf(cmdlet)
        .forEach(
            (name, span) -> {
              if (span.has(version)) {
                names.put(name, false);
              }
            });
    return names;
  }

  Offered without(CmdletName... names) {
    Arrays.asList(names).forEach(cmdlets::remove);
    return this;
  }

  Offered without(CmdletName cmdlet, String parameter) {
    parametersOf(cmdlet).remove(parameter);
    return this;
  }

  /** Exchange would never ask for that. */
  Offered demanding(CmdletName cmdlet, String parameter) {
    parametersOf(cmdlet).put(parameter, true);
    return this;
  }

  private Map<String, Boolean> parametersOf(CmdletName cmdlet) {
    return cmdlets.computeIfAbsent(cmdlet, _ -> new HashMap<>());
  }

  SessionCmdlets session() {
    var sets = new HashMap<String, List<ParameterSet>>();
    cmdlets.forEach(
        (name, parameters) -> sets.put(name.word(), List.of(new ParameterSet(parameters))));
    return new SessionCmdlets(sets);
  }
}
