package io.mailferry.activities.exchange.catalogue;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.TreeMap;

/** The tables of versions and roles for people: {@code docs/connect/exchange-versions.md}. */
final class VersionsPage {
  private VersionsPage() {}

  static String of(VersionTable table) {
    var page = new StringBuilder();
    page.append(
        """
        # Exchange versions and roles

        Which version knows what Mailferry uses, and which management role grants it. Generated from \
        the tables that the worker uses. What a live session offers is asked when it is opened and \
        has the last word: nothing is sent that it does not take.

        ## Management roles

        The least role stands first. *Named*: Microsoft's page says that the role has the cmdlet. \
        *By its purpose*: the page says what the role is for, and not which cmdlets it has. *Not \
        verified*: hearsay, or assumed. As far as these sources tell, a role group of the first role \
        of each row is enough. Exchange itself tells which roles have a cmdlet and its parameters:

        ```powershell
        """);
    page.append(RoleTable.howToAsk(CmdletName.NEW_MOVE_REQUEST))
        .append(" -CmdletParameters CompleteAfter\n```\n\n| cmdlet | roles |\n|---|---|\n");
    for (var cmdlet : CmdletName.values()) {
      page.append("| ").append(code(cmdlet.word())).append(" | ");
      page.append(
          String.join(
              " · ",
              RoleTable.of(cmdlet).stream()
                  .map(grant -> grant.role() + " (" + grant.proof().words() + ")")
                  .toList()));
      page.append(" |\n");
    }
    page.append(
        """

        A role that was cut down (`Set-ManagementRoleEntry`) offers a cmdlet with fewer parameters; \
        what is left out is simply not there in the session. `New-MoveRequest` and \
        `Test-MapiConnectivity` are also bounded by a *database* scope: a role assignment with one \
        has to include every target database (understanding-management-role-scopes).

        Sources of the roles:

        """);
    for (var source : sources()) {
      page.append("- ").append(source).append('\n');
    }
    page.append("\n## Versions\n\n| cmdlet | ").append(versionWords()).append(" |\n|---|");
    page.append("---|".repeat(ExchangeVersion.values().length)).append('\n');
    for (var cmdlet : CmdletName.values()) {
      row(page, code(cmdlet.word()), table.of(cmdlet));
    }
    page.append(
        """

        Parameters that every version of a cmdlet knows are listed; the others stand in its table. \
        Source: the "Applicable" lines of office-docs-powershell at 93336da2; CU7: \
        [a secondary page](../exchange/versions.md#cu7).
        """);
    for (var cmdlet : CmdletName.values()) {
      cmdlet(page, table, cmdlet);
    }
    return page.toString();
  }

  private static void cmdlet(StringBuilder page, VersionTable table, CmdletName cmdlet) {
    var always = new TreeMap<String, Span>();
    var sometimes = new TreeMap<String, Span>();
    table
        .parametersOf(cmdlet)
        .forEach(
            (name, span) -> (span.equals(table.of(cmdlet)) ? always : sometimes).put(name, span));
    page.append("\n### ").append(cmdlet.word()).append("\n\n");
    page.append(String.join(" ", always.keySet().stream().map(name -> code("-" + name)).toList()));
    page.append('\n');
    if (sometimes.isEmpty()) {
      return;
    }
    page.append("\n| parameter | ").append(versionWords()).append(" |\n|---|");
    page.append("---|".repeat(ExchangeVersion.values().length)).append('\n');
    sometimes.forEach((name, span) -> row(page, code("-" + name), span));
  }

  private static void row(StringBuilder page, String what, Span span) {
    page.append("| ").append(what).append(" |");
    for (var version : ExchangeVersion.values()) {
      page.append(' ').append(cell(span, version)).append(" |");
    }
    page.append('\n');
  }

  private static String cell(Span span, ExchangeVersion version) {
    if (!span.has(version)) {
      return "–";
    }
    return version == span.first() && !span.update().isEmpty() ? span.update() + "+" : "yes";
  }

  private static String versionWords() {
    return String.join(
        " | ", Arrays.stream(ExchangeVersion.values()).map(ExchangeVersion::word).toList());
  }

  private static SequencedSet<String> sources() {
    var sources = new LinkedHashSet<String>();
    for (var cmdlet : CmdletName.values()) {
      RoleTable.of(cmdlet).forEach(grant -> sources.add(grant.role() + ": " + grant.source()));
    }
    return sources;
  }

  private static String code(String word) {
    return "`" + word + "`";
  }
}
