package io.mailferry.simulator.powershell;

import io.mailferry.simulator.commands.syntax.ConfirmImpact;
import io.mailferry.simulator.commands.syntax.Parameter;
import io.mailferry.simulator.commands.syntax.ParameterType;
import io.mailferry.simulator.commands.syntax.Syntax;
import io.mailferry.simulator.world.ExchangeVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes cmdlets as PowerShell functions, so that the engine's own binder judges them. */
final class CmdletScript {
  private static final List<String> BY_SHOULD_PROCESS = List.of("Confirm", "WhatIf");

  private final ExchangeVersion version;

  CmdletScript(ExchangeVersion version) {
    this.version = version;
  }

  /** The function of a cmdlet; its results, if any, go to this other function. */
  String function(Syntax syntax, Optional<String> objects) {
    var changes = syntax.impact() != ConfirmImpact.NONE;
    return """
        function %s {
            %s
            param(
        %s
            )
            process { Invoke-Practice $PSCmdlet $PSBoundParameters $%s '%s' }
        }
        """
        .formatted(
            syntax.cmdlet(),
            binding(syntax),
            parameters(syntax).collect(Collectors.joining(",\n")),
            changes,
            objects.orElse(""));
  }

  private String binding(Syntax syntax) {
    var said = new ArrayList<String>();
    var sets = syntax.sets(version);
    if (sets.size() > 1) {
      said.add("DefaultParameterSetName = '" + sets.getFirst() + "'");
    }
    said.add("PositionalBinding = $false");
    switch (syntax.impact()) {
      case NONE -> {}
      case MEDIUM -> said.add("SupportsShouldProcess = $true, ConfirmImpact = 'Medium'");
      case HIGH -> said.add("SupportsShouldProcess = $true, ConfirmImpact = 'High'");
    }
    return "[CmdletBinding(" + String.join(", ", said) + ")]";
  }

  private Stream<String> parameters(Syntax syntax) {
    return syntax.parameters(version).stream()
        .filter(each -> !BY_SHOULD_PROCESS.contains(each.name()))
        .map(
            each ->
                "        "
                    + attributes(syntax, each)
                    + " "
                    + type(each.type())
                    + " $"
                    + each.name());
  }

  private String attributes(Syntax syntax, Parameter parameter) {
    var sets = syntax.sets(version).stream().filter(parameter::isIn).toList();
    var sameInAll =
        syntax.isInAllSets(parameter, version)
            && (parameter.mandatoryIn().isEmpty() || parameter.optionalIn().isEmpty());
    if (sameInAll) {
      return attribute(parameter, Optional.empty(), !parameter.mandatoryIn().isEmpty());
    }
    return sets.stream()
        .map(set -> attribute(parameter, Optional.of(set), parameter.mandatoryIn().contains(set)))
        .collect(Collectors.joining(" "));
  }

  private static String attribute(Parameter parameter, Optional<String> set, boolean mandatory) {
    var said = new ArrayList<String>();
    set.ifPresent(name -> said.add("ParameterSetName = '" + name + "'"));
    if (mandatory) {
      said.add("Mandatory = $true");
    }
    if (parameter.isFirst()) {
      said.add("Position = 0");
      said.add("ValueFromPipeline = $true");
    }
    return "[Parameter(" + String.join(", ", said) + ")]";
  }

  private static String type(ParameterType type) {
    return switch (type) {
      case TEXT -> "[string]";
      case ID -> "[IdParameter]";
      case GUID -> "[guid]";
      case SWITCH -> "[switch]";
      case BOOLEAN -> "[bool]";
      case NUMBER -> "[int]";
      case LIMIT -> "[UnlimitedNumber]";
      case SPAN -> "[timespan]";
      case SPAN_LIMIT -> "[UnlimitedTimeSpan]";
      case DATE -> "[System.Nullable[datetime]]";
      case CREDENTIAL -> "[pscredential]";
      case LIST -> "[string[]]";
      case PRIORITY, PRIORITY_2010 -> "[RequestPriority]";
      case FILTERED_STATUS -> "[MoveStatusFilter]";
    };
  }

  /** The enumerations that differ by version. */
  String enumerations() {
    var priority =
        version.isAtLeast(ExchangeVersion.E2013)
            ? ParameterType.PRIORITY
            : ParameterType.PRIORITY_2010;
    return enumeration("RequestPriority", priority)
        + enumeration("MoveStatusFilter", ParameterType.FILTERED_STATUS);
  }

  private static String enumeration(String name, ParameterType type) {
    return "enum " + name + " { " + String.join("; ", type.names()) + " }\n";
  }
}
