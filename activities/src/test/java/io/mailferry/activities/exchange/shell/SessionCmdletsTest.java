package io.mailferry.activities.exchange.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.mailferry.activities.exchange.shell.SessionCmdlets.ParameterSet;
import io.mailferry.activities.fault.Effect;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.table.FaultTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionCmdletsTest {
  private static final SessionCmdlets SESSION =
      new SessionCmdlets(
          Map.of(
              "New-MoveRequest",
              List.of(
                  set("!Identity", "TargetDatabase", "BatchName", "DoNotPreserveMailboxSignature"),
                  set("!Identity", "!Remote", "!RemoteHostName", "TargetDatabase", "BatchName"),
                  set("!Identity", "!Outbound", "!RemoteHostName", "RemoteTargetDatabase")),
              "Get-MailboxDatabase",
              List.of(set("!Server", "Status"), set("Identity", "Status"))));

  @Test
  void takesWhatOneSetHasInFull() {
    assertThat(bindingProblem("New-MoveRequest", "Identity", "TargetDatabase", "BatchName"))
        .isEmpty();
    assertThat(
            bindingProblem(
                "New-MoveRequest", "Identity", "Remote", "RemoteHostName", "TargetDatabase"))
        .isEmpty();
  }

  @Test
  void takesNoParametersWhereASetAsksForNone() {
    assertThat(bindingProblem("Get-MailboxDatabase")).isEmpty();
    assertThat(bindingProblem("New-MoveRequest"))
        .contains(new BindingProblem.NoParameterSet("New-MoveRequest", List.of()));
  }

  @Test
  void hasNoRegardToCase() {
    assertThat(bindingProblem("new-moverequest", "IDENTITY", "targetdatabase")).isEmpty();
    assertThat(bindingProblem("NEW-MOVEREQUEST", "identity", "REMOTE", "remotehostname")).isEmpty();
  }

  @Test
  void missesACmdletThatTheSessionDoesNotOffer() {
    assertThat(bindingProblem("Set-MoveRequest", "Identity"))
        .contains(new BindingProblem.NoCmdlet("Set-MoveRequest"));
  }

  @Test
  void missesEveryParameterThatNoSetHas() {
    assertThat(bindingProblem("New-MoveRequest", "Identity", "CompleteAfter", "LargeItemLimit"))
        .get()
        .asInstanceOf(type(BindingProblem.NoParameter.class))
        .satisfies(
            none ->
                assertThat(none.names())
                    .containsExactlyInAnyOrder("CompleteAfter", "LargeItemLimit"));
  }

  @Test
  void refusesParametersOfTwoSetsAsTheBinderDoes() {
    assertThat(
            bindingProblem(
                "New-MoveRequest", "Identity", "Remote", "RemoteHostName", "RemoteTargetDatabase"))
        .get()
        .isInstanceOf(BindingProblem.NoParameterSet.class);
    assertThat(
            bindingProblem(
                "New-MoveRequest", "Identity", "Outbound", "RemoteHostName", "TargetDatabase"))
        .get()
        .isInstanceOf(BindingProblem.NoParameterSet.class);
  }

  @Test
  void refusesASetWhoseMandatoryParametersAreNotAllGiven() {
    assertThat(bindingProblem("New-MoveRequest", "Identity", "Remote", "TargetDatabase"))
        .get()
        .isInstanceOf(BindingProblem.NoParameterSet.class);
  }

  @Test
  void namesTheRoleThatGrantsACmdlet() {
    assertThat(sentence("Set-MoveRequest", "Identity"))
        .isEqualTo(
            "the session does not offer Set-MoveRequest; every version has it, so the management"
                + " role “Move Mailboxes” grants it");
    assertThat(sentence("Get-MigrationUser"))
        .contains("unknown to Exchange 2010; ", "“Migration” grants it");
  }

  @Test
  void namesTheVersionsThatLackAParameter() {
    assertThat(sentence("New-MoveRequest", "Identity", "CompleteAfter"))
        .contains("has no -CompleteAfter", "unknown to Exchange 2010 and 2013 before CU7; ")
        .contains("“Move Mailboxes” has it");
    assertThat(sentence("New-MoveRequest", "Identity", "Suspend"))
        .contains("has no -Suspend; every version has it");
  }

  @Test
  void isAFaultThatWasCertainlyNotSent() {
    assertThat(fault("Set-MoveRequest", "Identity"))
        .satisfies(
            fault -> {
              assertThat(fault.code()).isEqualTo("MF-EX-NO-CMDLET");
              assertThat(fault.reason()).isEqualTo(Fault.Refused.Reason.NOT_ALLOWED);
              assertThat(fault.sentence()).contains("not sent", "“Move Mailboxes” grants it");
            });
    assertThat(fault("New-MoveRequest", "Identity", "CompleteAfter"))
        .satisfies(fault -> assertThat(fault.code()).isEqualTo("MF-EX-PARAMETER-UNKNOWN"));
    assertThat(fault("New-MoveRequest", "Remote", "RemoteTargetDatabase"))
        .satisfies(
            fault -> {
              assertThat(fault.code()).isEqualTo("MF-EX-PARAMETERS");
              assertThat(fault.reason()).isEqualTo(Fault.Refused.Reason.WRONG_COMMAND);
              assertThat(fault.sentence()).contains("-Remote", "-RemoteTargetDatabase");
            });
  }

  private static Fault.Refused fault(String cmdlet, String... parameters) {
    var fault =
        bindingProblem(cmdlet, parameters)
            .orElseThrow()
            .fault(FaultTable.STANDARD, Effect.CHANGES, cmdlet + " at target");
    assertThat(fault).isInstanceOf(Fault.Refused.class);
    return (Fault.Refused) fault;
  }

  private static String sentence(String cmdlet, String... parameters) {
    return bindingProblem(cmdlet, parameters).orElseThrow().sentence();
  }

  private static Optional<BindingProblem> bindingProblem(String cmdlet, String... parameters) {
    return SESSION.bindingProblem(cmdlet, Set.of(parameters));
  }

  /** A set by its parameters' names; the mandatory ones are marked. */
  private static ParameterSet set(String... names) {
    var mandatory = new LinkedHashMap<String, Boolean>();
    for (var name : names) {
      mandatory.put(name.replace("!", ""), name.startsWith("!"));
    }
    return new ParameterSet(mandatory);
  }
}
