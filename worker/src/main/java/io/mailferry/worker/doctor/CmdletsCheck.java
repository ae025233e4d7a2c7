package io.mailferry.worker.doctor;

import io.mailferry.activities.exchange.catalogue.CmdletName;
import io.mailferry.activities.exchange.catalogue.ExchangeVersion;
import io.mailferry.activities.exchange.catalogue.RoleTable;
import io.mailferry.activities.exchange.catalogue.VersionTable;
import io.mailferry.activities.exchange.catalogue.Words;
import io.mailferry.activities.exchange.shell.BindingProblem;
import io.mailferry.activities.exchange.shell.SessionCmdlets;
import io.mailferry.activities.exchange.shell.ShellCommand;
import io.mailferry.worker.doctor.finding.Check;
import io.mailferry.worker.doctor.finding.Finding;
import io.mailferry.worker.doctor.finding.Fix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Are the cmdlets and parameters there that the moves need, and which roles are missing?
 *
 * <p>A cmdlet that is missing is a matter of roles, unless the session's version does not have it;
 * a parameter that is missing is a matter of the version, or of a role that was cut.
 */
final class CmdletsCheck {
  private static final String VERSIONS = "docs/connect/exchange-versions.md#versions";

  private final SessionCmdlets session;
  private final ExampleMoves moves;
  private final @Nullable ExchangeVersion stated;
  private final VersionsSeen seen;
  private final Set<CmdletName> missing = EnumSet.noneOf(CmdletName.class);
  private final Set<CmdletName> needed = EnumSet.noneOf(CmdletName.class);

  CmdletsCheck(SessionCmdlets session, ExampleMoves moves, @Nullable ExchangeVersion stated) {
    this.session = session;
    this.moves = moves;
    this.stated = stated;
    this.seen = VersionsSeen.in(session);
    Arrays.stream(CmdletName.values())
        .filter(each -> !session.sets().containsKey(each.word()))
        .forEach(missing::add);
    for (var command : moves.heldByTime()) {
      CmdletName.of(command.cmdlet()).ifPresent(needed::add);
    }
  }

  /** The lines {@code cmdlets} and {@code roles}. */
  List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    var gaps = gaps();
    findings.add(count(gaps.isEmpty()));
    findings.addAll(gaps);
    if (stated != null && !seen.mayBe(stated)) {
      findings.add(otherVersion(stated));
    }
    findings.addAll(roles());
    return findings;
  }

  // ------------------------------------------------------------------ cmdlets

  private Finding count(boolean whole) {
    var all = CmdletName.values().length;
    var seenWords = (all - missing.size()) + " of " + all;
    var unknown = missing.stream().filter(seen::lack).map(CmdletName::word).toList();
    if (!unknown.isEmpty()) {
      seenWords += " (" + seen.words() + " has no " + Words.and(unknown) + ")";
    }
    if (whole) {
      seenWords += ", with every parameter that " + moves.routes();
    }
    return missing.size() == unknown.size()
        ? Finding.ok(Check.CMDLETS, seenWords)
        : Finding.note(
            Check.CMDLETS, seenWords + (whole ? ", as far as they are there" : ""), null);
  }

  private List<Finding> gaps() {
    var always = problems(moves.heldBySuspending());
    var byTime = problems(moves.heldByTime());
    var findings = new ArrayList<Finding>();
    parameters(always).forEach((cmdlet, names) -> findings.add(gap(cmdlet, names, true)));
    var more = parameters(byTime);
    parameters(always)
        .forEach(
            (cmdlet, names) -> {
              var rest = new TreeSet<>(more.getOrDefault(cmdlet, Set.of()));
              rest.removeAll(names);
              more.put(cmdlet, rest);
            });
    more.values().removeIf(Set::isEmpty);
    more.forEach((cmdlet, names) -> findings.add(gap(cmdlet, names, false)));
    var sets = new LinkedHashSet<BindingProblem>(always);
    sets.addAll(byTime);
    sets.stream()
        .filter(BindingProblem.NoParameterSet.class::isInstance)
        .forEach(each -> findings.add(report(each)));
    return findings;
  }

  private Set<BindingProblem> problems(Collection<ShellCommand> commands) {
    var problems = new LinkedHashSet<BindingProblem>();
    for (var command : commands) {
      session
          .bindingProblem(command.cmdlet(), command.parameters().keySet())
          .ifPresent(problems::add);
    }
    return problems;
  }

  private static Map<CmdletName, Set<String>> parameters(Collection<BindingProblem> problems) {
    var missing = new EnumMap<CmdletName, Set<String>>(CmdletName.class);
    for (var problem : problems) {
      if (problem instanceof BindingProblem.NoParameter(var cmdlet, var names)) {
        missing
            .computeIfAbsent(CmdletName.of(cmdlet).orElseThrow(), _ -> new TreeSet<>())
            .addAll(names);
      }
    }
    return missing;
  }

  /**
   * Parameters that are missing.
   *
   * @param always whether no wave can do without them, however it is held back
   */
  private Finding gap(CmdletName cmdlet, Set<String> names, boolean always) {
    var sentence = new BindingProblem.NoParameter(cmdlet.word(), List.copyOf(names)).sentence();
    var byVersion =
        names.stream()
            .allMatch(
                name -> VersionTable.STANDARD.of(cmdlet, name).filter(seen::mayLack).isPresent());
    if (byVersion && !always) {
      return Finding.note(
          Check.CMDLETS,
          sentence,
          Fix.of(
              "Start waves with --hold-with suspend, or state a newer server as endpoint.",
              VERSIONS));
    }
    return Finding.toFix(
        Check.CMDLETS,
        sentence,
        byVersion
            ? Fix.of("State a newer server as endpoint.", VERSIONS)
            : new Fix(
                "Put it back into the role that was cut; Exchange itself tells which roles have"
                    + " it.",
                names.stream()
                    .map(name -> RoleTable.howToAsk(cmdlet) + " -CmdletParameters " + name)
                    .toList(),
                "docs/connect/exchange-versions.md#management-roles"));
  }

  private static Finding report(BindingProblem problem) {
    return Finding.toFix(
        Check.CMDLETS,
        problem.sentence(),
        Fix.of(
            "Report this line and the Exchange version: Mailferry's tables know no such server.",
            VERSIONS));
  }

  private Finding otherVersion(ExchangeVersion version) {
    return Finding.note(
        Check.CMDLETS,
        "the settings say version "
            + version.word()
            + ", which has no "
            + seen.evidence().get(version)
            + "; this session has it and is of "
            + seen.words(),
        Fix.of("Correct the organisation's version, or leave it out.", VERSIONS));
  }

  // ------------------------------------------------------------------ roles

  private List<Finding> roles() {
    var byRole = new LinkedHashMap<String, List<CmdletName>>();
    var spare = new ArrayList<CmdletName>();
    for (var cmdlet : missing) {
      if (needed.contains(cmdlet)) {
        var role = RoleTable.of(cmdlet).getFirst().role();
        byRole.computeIfAbsent(role, _ -> new ArrayList<>()).add(cmdlet);
      } else if (!seen.lack(cmdlet)) {
        spare.add(cmdlet);
      }
    }
    var findings = new ArrayList<Finding>();
    byRole.forEach((role, cmdlets) -> findings.add(missingRole(role, cmdlets)));
    if (!spare.isEmpty()) {
      findings.add(spare(spare));
    }
    return findings.isEmpty() ? List.of(Finding.ok(Check.ROLES, "none is missing")) : findings;
  }

  private static Finding missingRole(String role, List<CmdletName> cmdlets) {
    var names = cmdlets.stream().map(CmdletName::word).toList();
    return Finding.toFix(
        Check.ROLES,
        Words.and(names)
            + (names.size() == 1 ? " is" : " are")
            + " missing: recommended role “"
            + role
            + "”",
        new Fix(
            "Ask Exchange which roles have it, then give one to the account's role group:",
            List.of(
                RoleTable.howToAsk(cmdlets.getFirst()),
                "New-ManagementRoleAssignment -SecurityGroup 'Mailferry' -Role '" + role + "'"),
            Fix.connecting("which-roles")));
  }

  private static Finding spare(List<CmdletName> cmdlets) {
    var words =
        cmdlets.stream().map(each -> each.word() + " (role " + RoleTable.leastFor(each) + ")");
    return Finding.note(
        Check.ROLES,
        "not offered, and no move needs it: " + Words.and(words.toList()),
        Fix.of("Nothing needs to be done.", Fix.connecting("which-roles")));
  }
}
