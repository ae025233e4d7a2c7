package io.mailferry.simulator.commands.change;

import io.mailferry.simulator.commands.call.Call;
import io.mailferry.simulator.commands.call.Refusal;
import io.mailferry.simulator.commands.call.Scope;
import java.util.List;

/** Set-ADServerSettings, of which the scope of the session is all that is practised. */
public final class ServerSettings {
  private static final List<String> NOT_PRACTISED =
      List.of(
          "PreferredServer",
          "ConfigurationDomainController",
          "PreferredGlobalCatalog",
          "RecipientViewRoot",
          "SetPreferredDomainControllers");

  private ServerSettings() {}

  /** Runs it. */
  public static void set(Call call) {
    var bound = call.bound();
    NOT_PRACTISED.stream()
        .filter(bound::has)
        .forEach(
            name -> {
              throw Refusal.task("The practice organisation does not change " + name + ".");
            });
    if (bound.has("ViewEntireForest") && !bound.on("WhatIf")) {
      call.session().sees(bound.on("ViewEntireForest") ? Scope.FOREST : Scope.DOMAIN);
    }
  }
}
