package io.mailferry.simulator.commands;

import io.mailferry.simulator.commands.syntax.Syntax;
import io.mailferry.simulator.world.ExchangeVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a session of a version offers. */
public final class CmdletCatalogue {
  private CmdletCatalogue() {}

  /** The syntax of each cmdlet this version has. */
  public static List<Syntax> of(ExchangeVersion version) {
    return Cmdlet.of(version).map(Cmdlet::syntax).toList();
  }

  /** The same as the answer to {@code connect} has it: cmdlets, their sets, their parameters. */
  static List<Map<String, @Nullable Object>> told(ExchangeVersion version) {
    return of(version).stream().map(each -> cmdlet(each, version)).toList();
  }

  private static Map<String, @Nullable Object> cmdlet(Syntax syntax, ExchangeVersion version) {
    var told = new LinkedHashMap<String, @Nullable Object>();
    told.put("name", syntax.cmdlet());
    told.put(
        "sets",
        syntax.sets(version).stream()
            .map(set -> Map.of("parameters", parameters(syntax, set, version)))
            .toList());
    return told;
  }

  private static List<Map<String, Object>> parameters(
      Syntax syntax, String set, ExchangeVersion version) {
    return syntax.parameters(version).stream()
        .filter(each -> each.isIn(set))
        .map(
            each -> {
              Map<String, Object> told = new LinkedHashMap<>();
              told.put("name", each.name());
              told.put("mandatory", each.mandatoryIn().contains(set));
              return told;
            })
        .toList();
  }
}
