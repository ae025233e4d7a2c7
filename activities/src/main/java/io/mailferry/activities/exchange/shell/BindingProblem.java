package io.mailferry.activities.exchange.shell;

import io.mailferry.activities.exchange.catalogue.CmdletName;
import io.mailferry.activities.exchange.catalogue.RoleTable;
import io.mailferry.activities.exchange.catalogue.VersionTable;
import io.mailferry.activities.exchange.catalogue.Words;
import io.mailferry.activities.fault.Effect;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.FaultCode;
import io.mailferry.activities.fault.table.FaultTable;
import java.util.Collection;
import java.util.List;

/**
 * Why a command would not bind in a live session. It is found before anything is sent, so nothing
 * has happened.
 */
public sealed interface BindingProblem {
  /** The cmdlet in question. */
  String cmdlet();

  /**
   * The session does not have the cmdlet.
   *
   * @param cmdlet its name
   */
  record NoCmdlet(String cmdlet) implements BindingProblem {}

  /**
   * The session's cmdlet does not have these parameters in any of its sets.
   *
   * @param cmdlet its name
   * @param names theirs, in order; never none
   */
  record NoParameter(String cmdlet, List<String> names) implements BindingProblem {
    /** The list is copied. */
    public NoParameter {
      names = List.copyOf(names);
    }
  }

  /**
   * No set of the session's cmdlet has all these parameters and asks for no others.
   *
   * @param cmdlet its name
   * @param names theirs, in order
   */
  record NoParameterSet(String cmdlet, List<String> names) implements BindingProblem {
    /** The list is copied. */
    public NoParameterSet {
      names = List.copyOf(names);
    }
  }

  /** What is missing and which version or role has it, as clauses without a full stop. */
  default List<String> sentences() {
    return switch (this) {
      case NoCmdlet(var cmdlet) ->
          List.of(
              "the session does not offer "
                  + cmdlet
                  + CmdletName.of(cmdlet).map(BindingProblem::who).orElse(""));
      case NoParameter(var cmdlet, var names) ->
          names.stream()
              .map(name -> "the session's " + cmdlet + " has no -" + name + who(cmdlet, name))
              .toList();
      case NoParameterSet(var cmdlet, var names) ->
          List.of(
              names.isEmpty()
                  ? cmdlet + " needs parameters in this session"
                  : "no parameter set of the session's "
                      + cmdlet
                      + " takes "
                      + Words.and(dashed(names))
                      + " and asks for nothing else");
    };
  }

  /** {@link #sentences} in one. */
  default String sentence() {
    return String.join("; ", sentences());
  }

  /**
   * The fault that it is: refused, and certainly not sent.
   *
   * @param effect what the command would have done
   * @param where the command and the place, e.g. {@code New-MoveRequest at target}
   */
  default Fault fault(FaultTable faults, Effect effect, String where) {
    var code =
        switch (this) {
          case NoCmdlet _ -> FaultCode.EX_NO_CMDLET;
          case NoParameter _ -> FaultCode.EX_PARAMETER_UNKNOWN;
          case NoParameterSet _ -> FaultCode.EX_PARAMETERS;
        };
    return faults.fault(code, "not sent: " + sentence(), effect, where, null);
  }

  private static List<String> dashed(Collection<String> names) {
    return names.stream().map(name -> "-" + name).toList();
  }

  private static String who(CmdletName cmdlet) {
    return lackedBy(VersionTable.STANDARD.of(cmdlet).withoutInWords())
        + "the management role "
        + RoleTable.leastFor(cmdlet)
        + " grants it";
  }

  private static String who(String cmdlet, String parameter) {
    var known = CmdletName.of(cmdlet);
    var span = known.flatMap(name -> VersionTable.STANDARD.of(name, parameter));
    if (known.isEmpty() || span.isEmpty()) {
      return "; no version that Mailferry knows has it";
    }
    return lackedBy(span.get().withoutInWords())
        + "a role that leaves it out may be the reason, and "
        + RoleTable.leastFor(known.get())
        + " has it";
  }

  private static String lackedBy(String versions) {
    return versions.isEmpty()
        ? "; every version has it, so "
        : "; unknown to Exchange " + versions + "; in others ";
  }
}
