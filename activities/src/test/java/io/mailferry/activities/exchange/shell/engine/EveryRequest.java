package io.mailferry.activities.exchange.shell.engine;

import io.mailferry.activities.exchange.shell.ShellCommand;
import io.mailferry.activities.fault.Effect;
import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.world.Organisation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Requests to every cmdlet of the closed list that leave the {@link AwkwardWorld} as it is: all
 * reads, and of the changes the dry runs and those that are refused.
 */
final class EveryRequest {
  private static final List<String> PEOPLE =
      List.of(
          "anna.berg",
          "bernd.vogt",
          "carla.ruiz",
          "david.chen",
          "elena.rossi",
          "farid.haddad",
          "grace.obrien",
          "ines.costa",
          "jonas.weber",
          "local001",
          "nobody");
  private static final List<String> DATABASES =
      List.of("TGT-DB01", "TGT-DB02", "TGT-DB03", "TGT-DB99");

  private final String anna;
  private final String farid;
  private final List<ShellCommand> all = new ArrayList<>();

  private EveryRequest(Simulator simulator) {
    anna = simulator.mailbox(AwkwardWorld.ANNA).exchangeGuid().toString();
    farid = simulator.mailbox("farid.haddad@target.example").exchangeGuid().toString();
  }

  /** Those to one organisation. */
  static List<ShellCommand> to(Organisation organisation, Simulator simulator) {
    var every = new EveryRequest(simulator);
    switch (organisation) {
      case SOURCE -> every.inTheSource();
      case LEGACY -> throw new IllegalArgumentException("not there");
      case TARGET -> {
        PEOPLE.forEach(every::ofAPerson);
        DATABASES.forEach(every::ofADatabase);
        every.ofAll();
        every.changes();
      }
    }
    return List.copyOf(every.all);
  }

  private void inTheSource() {
    read("Get-MoveRequest");
    read("Get-MoveRequest", "Identity", "hugo.lind@source.example");
    read("Get-MoveRequestStatistics", "Identity", "hugo.lind@source.example");
    read("Get-MoveRequestStatistics", "MoveRequestQueue", "SRC-DB02");
    read("Get-Mailbox");
    read("Get-MailUser");
    read("Get-MailboxDatabase", "Status", true);
    read("Get-MailboxStatistics", "Identity", anna);
    read("Get-MailboxStatistics", "Database", "SRC-DB01");
    read("Get-MailboxStatistics", "Database", "SRC-DB02");
  }

  private void ofAPerson(String alias) {
    var address = alias + "@target.example";
    read("Get-MoveRequest", "Identity", address);
    read("Get-MoveRequest", "Identity", address, "DomainController", "dc2.target.example");
    read("Get-MoveRequestStatistics", "Identity", address);
    read("Get-Mailbox", "Identity", address);
    read("Get-MailUser", "Identity", address);
    read("Get-MailboxStatistics", "Identity", address);
    read("Test-MapiConnectivity", "Identity", address);
  }

  private void ofADatabase(String name) {
    read("Get-MoveRequestStatistics", "MoveRequestQueue", name);
    read("Get-MoveRequestStatistics", "MoveRequestQueue", name, "MailboxGuid", anna);
    read("Get-MailboxDatabase", "Identity", name);
    read("Get-MailboxDatabase", "Identity", name, "Status", true);
    read("Get-MailboxDatabaseCopyStatus", "Identity", name);
    read("Get-MailboxStatistics", "Database", name);
    read("Test-MapiConnectivity", "Database", name);
  }

  private void ofAll() {
    read("Get-MoveRequest");
    read("Get-MoveRequest", "BatchName", "mailferry/*", "ResultSize", "Unlimited");
    read("Get-MoveRequest", "BatchName", AwkwardWorld.ODD);
    read("Get-MoveRequest", "ResultSize", 1);
    read("Get-MoveRequest", "MoveStatus", "Suspended", "Suspend", true);
    read("Get-MailboxDatabase", "DomainController", "dc9.target.example");
    read("Get-MailboxDatabaseCopyStatus");
    read("Get-Mailbox");
    read("Get-MailUser", "ResultSize", "Unlimited");
    read("Test-MapiConnectivity");
    read("Get-MigrationUser");
    read("Get-MigrationUser", "MailboxGuid", farid);
    read("Get-MigrationUser", "MailboxGuid", anna);
    read(
        "Test-MigrationServerAvailability",
        "ExchangeRemoteMove",
        true,
        "RemoteServer",
        "mail.source.example");
    read(
        "Test-MigrationServerAvailability",
        "ExchangeRemoteMove",
        true,
        "RemoteServer",
        "nobody.example");
    read("Get-ThrottlingPolicy");
    read("Get-ThrottlingPolicy", "Identity", "nobody's");
    read("Get-ThrottlingPolicyAssociation");
    read("Get-ThrottlingPolicyAssociation", "Identity", "TARGET\\svc-mailferry");
    read("Get-ThrottlingPolicyAssociation", "Identity", "nobody");
  }

  private void changes() {
    var david = "david.chen@target.example";
    var fresh = "local002@target.example";
    create(fresh, "TGT-DB03", "WhatIf", true);
    create(AwkwardWorld.ANNA, "TGT-DB03", "BatchName", AwkwardWorld.ODD);
    create(david, "TGT-DB03");
    create(fresh, "TGT-DB02", "WhatIf", false);
    create(fresh, "TGT-DB01", "SuspendComment", "x");
    create(fresh, "TGT-DB01", "ForceOffline", true, "PreventCompletion", true);
    var later = Map.of("utc", "2026-12-01T00:00:00Z");
    change("Set-MoveRequest", "Identity", anna, "CompleteAfter", later, "WhatIf", true);
    change("Set-MoveRequest", "Identity", david, "BatchName", "x");
    change("Set-MoveRequest", "Identity", "ines.costa@target.example", "BatchName", "x");
    change("Resume-MoveRequest", "Identity", anna, "WhatIf", true);
    change("Resume-MoveRequest", "Identity", "nobody");
    change("Suspend-MoveRequest", "Identity", anna, "SuspendComment", "x", "WhatIf", true);
    change("Suspend-MoveRequest", "Identity", david, "Confirm", false);
    change("Remove-MoveRequest", "Identity", anna, "WhatIf", true);
    change("Remove-MoveRequest", "Identity", "jonas.weber@target.example", "Confirm", false);
    change(
        "Remove-MoveRequest",
        "MoveRequestQueue",
        "TGT-DB02",
        "MailboxGuid",
        anna,
        "Confirm",
        false);
  }

  private void create(String identity, String database, Object... more) {
    var given = Parameters.of("Identity", identity, "TargetDatabase", database);
    given.putAll(Parameters.of(more));
    all.add(new ShellCommand("New-MoveRequest", given, Effect.CHANGES));
  }

  private void read(String cmdlet, Object... parameters) {
    all.add(new ShellCommand(cmdlet, Parameters.of(parameters), Effect.READS));
  }

  private void change(String cmdlet, Object... parameters) {
    all.add(new ShellCommand(cmdlet, Parameters.of(parameters), Effect.CHANGES));
  }
}
