package io.mailferry.activities.fault;

import static io.mailferry.activities.fault.RowDraft.row;
import static io.mailferry.activities.fault.Sign.id;
import static io.mailferry.activities.fault.Sign.text;

import io.mailferry.activities.fault.Fault.Refused.Reason;
import java.util.List;

/** The command itself is wrong, or is not ours to give (exchange.md 1.3 and 4.1). */
final class BinderFaults {

  private BinderFaults() {}

  static List<RowDraft> rows() {
    return List.of(
        row("MF-EX-PARAMETERS")
            .refused(Reason.WRONG_COMMAND)
            .when(
                id("AmbiguousParameterSet"),
                text("Parameter set cannot be resolved using the specified named parameters"))
            .cause("PowerShell refused a combination of parameters that no parameter set allows")
            .mailferry("It sends that command never again; nothing reached Exchange.")
            .you("Report this as a defect of Mailferry.")
            .seen(
                "exchange.md 0 (the field report) and 4.1",
                "AmbiguousParameterSet,New-MoveRequest",
                "ParameterBindingException",
                "Parameter set cannot be resolved using the specified named parameters."),
        row("MF-EX-PARAMETER-UNKNOWN")
            .refused(Reason.NOT_ALLOWED)
            .when(
                id("NamedParameterNotFound"),
                text("A parameter cannot be found that matches parameter name"))
            .cause("This Exchange version, or the account's role, does not have a parameter")
            .mailferry("It stops and asks; nothing was changed.")
            .you("Give the account the role “Move Mailboxes”, or state the Exchange version.")
            .seen(
                "exchange.md 4.1",
                "NamedParameterNotFound,New-MoveRequest",
                "ParameterBindingException",
                "A parameter cannot be found that matches parameter name 'CompleteAfter'."),
        row("MF-EX-VALUE")
            .refused(Reason.WRONG_COMMAND)
            .when(id("ParameterArgument"))
            .cause("PowerShell refused a parameter's value")
            .mailferry("It stops and asks; nothing reached Exchange.")
            .you("Report this as a defect of Mailferry.")
            .seen(
                "powershell-host.md (captured)",
                "ParameterArgumentTransformationError,New-MoveRequest",
                "ParameterBindingArgumentTransformationException",
                "Cannot process argument transformation on parameter 'BadItemLimit'."),
        row("MF-EX-COMBINATION")
            .refused(Reason.WRONG_COMMAND)
            .when(id("IncompatibleParametersException"), id("MissingDependentParameterException"))
            .cause("Exchange refused a combination of parameters")
            .mailferry("It stops and asks; nothing was changed.")
            .you("Report this as a defect of Mailferry.")
            .seen(
                "exchange.md 1.3 (the rule; the words are assumed)",
                Samples.NEW_MOVE,
                "MissingDependentParameterException",
                "You must specify the 'RemoteTargetDatabase' parameter with Outbound."),
        row("MF-EX-NO-CMDLET")
            .refused(Reason.NOT_ALLOWED)
            .when(id("CommandNotFoundException"), text("The term '.*' is not recognized"))
            .cause("The account's session does not have the cmdlet")
            .mailferry("It stops and asks; nothing was changed.")
            .you("Give the account the role “Move Mailboxes”, and look at the endpoint's address.")
            .seen(
                "exchange.md 4.1",
                "CommandNotFoundException",
                "CommandNotFoundException",
                "The term 'New-MoveRequest' is not recognized as a name of a cmdlet, function, script"
                    + " file, or executable program."));
  }
}
