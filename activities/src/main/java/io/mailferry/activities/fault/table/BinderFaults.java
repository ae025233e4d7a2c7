package io.mailferry.activities.fault.table;

import static io.mailferry.activities.fault.row.RowDraft.row;
import static io.mailferry.activities.fault.row.Sign.id;
import static io.mailferry.activities.fault.row.Sign.narrowed;
import static io.mailferry.activities.fault.row.Sign.text;
import static io.mailferry.activities.fault.row.Sign.type;

import io.mailferry.activities.fault.Fault.Refused.Reason;
import io.mailferry.activities.fault.FaultCode;
import io.mailferry.activities.fault.row.RowDraft;
import java.util.List;

/**
 * The command itself is wrong, or is not ours to give
 * (docs/exchange/command-errors.md#the-command-itself).
 *
 * <p>The binder's names were captured on a real engine; what it refuses never reached Exchange.
 */
final class BinderFaults {
  private static final String CAPTURED =
      "docs/exchange/powershell-engine.md#the-binders-words (captured)";
  private static final String BINDING = "ParameterBindingException";
  private static final String SAME_EXCEPTION = "the binder throws the same for all it refuses";

  private BinderFaults() {}

  static List<RowDraft> rows() {
    return List.of(
        row(FaultCode.EX_PARAMETERS)
            .refused(Reason.WRONG_COMMAND)
            .when(
                id("AmbiguousParameterSet"),
                text("Parameter set cannot be resolved using the specified named parameters"))
            .before(FaultCode.EX_BINDING, SAME_EXCEPTION)
            .cause("PowerShell refused a combination of parameters that no parameter set allows")
            .mailferry("It sends that command never again; nothing reached Exchange.")
            .you("Report this as a defect of Mailferry.")
            .seen(
                "docs/exchange/field-report.md#wrong-direction",
                "AmbiguousParameterSet,New-MoveRequest",
                BINDING,
                "Parameter set cannot be resolved using the specified named parameters."),
        row(FaultCode.EX_PARAMETER_UNKNOWN)
            .refused(Reason.NOT_ALLOWED)
            .when(
                id("NamedParameterNotFound"),
                text("A parameter cannot be found that matches parameter name"))
            .before(FaultCode.EX_BINDING, SAME_EXCEPTION)
            .cause("This Exchange version, or the account's role, does not have a parameter")
            .mailferry("It stops and asks; nothing was changed.")
            .you("Give the account the role “Move Mailboxes”, or state the Exchange version.")
            .seen(
                "docs/exchange/command-errors.md#missing-parameter",
                "NamedParameterNotFound,New-MoveRequest",
                BINDING,
                "A parameter cannot be found that matches parameter name 'CompleteAfter'."),
        row(FaultCode.EX_PARAMETER_MISSING)
            .refused(Reason.WRONG_COMMAND)
            .when(
                id("MissingMandatoryParameter"),
                narrowed(type("PSInvalidOperationException"), "Read and Prompt functionality"),
                narrowed(type("HostException"), "does not support user interaction"),
                text("one or more missing mandatory parameters"))
            .before(FaultCode.EX_BINDING, SAME_EXCEPTION)
            .cause(
                "A mandatory parameter is missing, or the command waits for input that nobody can"
                    + " give")
            .mailferry("It stops and asks; nothing was changed.")
            .you("Report this as a defect of Mailferry.")
            .seen(
                CAPTURED,
                "MissingMandatoryParameter,New-MoveRequest",
                BINDING,
                "Cannot process command because of one or more missing mandatory parameters:"
                    + " RemoteHostName.")
            .seen(
                "docs/exchange/powershell-engine.md#the-binders-words"
                    + " (captured behind a remote endpoint)",
                "InvalidOperation",
                "PSInvalidOperationException",
                "PowerShell is in NonInteractive mode. Read and Prompt functionality is not"
                    + " available.",
                "RemoteException"),
        row(FaultCode.EX_VALUE)
            .refused(Reason.WRONG_COMMAND)
            .when(
                id("ParameterArgumentTransformationError"),
                id("ParameterArgumentValidationError"),
                id("ParameterArgumentValidationErrorNullNotAllowed"),
                id("ParameterArgumentValidationErrorEmptyStringNotAllowed"),
                id("ParameterArgumentValidationErrorEmptyCollectionNotAllowed"),
                id("CannotConvertArgument"),
                id("CannotConvertArgumentNoMessage"),
                type("ParameterBindingArgumentTransformationException"),
                type("ParameterBindingValidationException"),
                text("Cannot (process argument transformation|validate argument) on parameter"),
                text("Cannot bind argument to parameter"))
            .before(FaultCode.EX_BINDING, SAME_EXCEPTION)
            .cause("PowerShell refused a parameter's value")
            .mailferry("It stops and asks; nothing reached Exchange.")
            .you("Report this as a defect of Mailferry.")
            .seen(
                CAPTURED,
                "ParameterArgumentTransformationError,New-MoveRequest",
                "ParameterBindingArgumentTransformationException",
                "Cannot process argument transformation on parameter 'BadItemLimit'.")
            .seen(
                CAPTURED,
                "ParameterArgumentValidationErrorEmptyStringNotAllowed,New-MoveRequest",
                "ParameterBindingValidationException",
                "Cannot bind argument to parameter 'Identity' because it is an empty string.")
            .seen(
                CAPTURED,
                "ParameterArgumentValidationError,New-MoveRequest",
                "ParameterBindingValidationException",
                "Cannot validate argument on parameter 'Priority'. The argument \"Odd\" does not"
                    + " belong to the set \"Low,Normal\" specified by the ValidateSet attribute."),
        row(FaultCode.EX_BINDING)
            .refused(Reason.WRONG_COMMAND)
            .when(
                id("PositionalParameterNotFound"),
                id("AmbiguousParameter"),
                id("MissingArgument"),
                id("ParameterAlreadyBound"),
                id("ParameterBindingFailed"),
                id("AmbiguousPositionalParameterNoName"),
                id("InputObjectNotBound"),
                id("InputObjectMissingMandatory"),
                id("GetDynamicParametersException"),
                type(BINDING))
            .cause("PowerShell could not bind the command's parameters")
            .mailferry("It stops and asks; nothing reached Exchange.")
            .you("Report this as a defect of Mailferry.")
            .seen(
                CAPTURED,
                "PositionalParameterNotFound,New-MoveRequest",
                BINDING,
                "A positional parameter cannot be found that accepts argument 'b'.")
            .seen(
                CAPTURED,
                "AmbiguousParameter,New-MoveRequest",
                BINDING,
                "Parameter cannot be processed because the parameter name 'Re' is ambiguous."
                    + " Possible matches include: -Remote -RemoteHostName -RemoteTargetDatabase."),
        row(FaultCode.EX_FORM)
            .refused(Reason.WRONG_COMMAND)
            .when(
                id("AssignmentStatementNotSupportedInDataSection"),
                id("ScriptsNotAllowed"),
                type("ParseException"),
                text("not allowed in restricted language mode"))
            .cause("The session accepts only plain commands, and Mailferry sent something else")
            .mailferry("It stops and asks; nothing was changed.")
            .you("Report this as a defect of Mailferry.")
            .seen(
                CAPTURED,
                "AssignmentStatementNotSupportedInDataSection",
                "ParseException",
                "Assignment statements are not allowed in restricted language mode or a Data"
                    + " section."),
        row(FaultCode.EX_COMBINATION)
            .refused(Reason.WRONG_COMMAND)
            .when(
                type("IncompatibleParametersException"),
                type("MissingDependentParameterException"),
                text("AcceptLargeDataLoss can't be used"))
            .cause("Exchange refused a combination of parameters")
            .mailferry("It stops and asks; nothing was changed.")
            .you("Report this as a defect of Mailferry.")
            .seen(
                "docs/exchange/move-requests.md#combinations (the rule; the words are assumed)",
                Samples.newMove("MissingDependentParameterException"),
                "MissingDependentParameterException",
                "You must specify the 'RemoteTargetDatabase' parameter with Outbound."),
        row(FaultCode.EX_NO_CMDLET)
            .refused(Reason.NOT_ALLOWED)
            .when(
                id("CommandNotFoundException"),
                type("CommandNotFoundException"),
                text("The term '.*' is not recognized"))
            .cause("The account's session does not have the cmdlet")
            .mailferry("It stops and asks; nothing was changed.")
            .you("Give the account the role “Move Mailboxes”, and look at the endpoint's address.")
            .seen(
                "docs/exchange/command-errors.md#missing-cmdlet",
                "CommandNotFoundException",
                "CommandNotFoundException",
                "The term 'New-MoveRequest' is not recognized as a name of a cmdlet, function,"
                    + " script file, or executable program."));
  }
}
