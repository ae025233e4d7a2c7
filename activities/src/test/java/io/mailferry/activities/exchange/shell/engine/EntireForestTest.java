package io.mailferry.activities.exchange.shell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mailferry.activities.exchange.shell.ShellCommand;
import io.mailferry.activities.exchange.shell.engine.PracticeDoors.Door;
import io.mailferry.activities.exchange.shell.engine.PracticeDoors.Door.Kind;
import io.mailferry.activities.exchange.shell.session.ShellSession;
import io.mailferry.activities.exchange.shell.transport.ShellFolder;
import io.mailferry.activities.fault.Effect;
import io.mailferry.activities.fault.row.Nature;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.simulator.SimulatorConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests of a forest with two domains, through every door: one mailbox stands in each. */
@NeedsPowerShell
class EntireForestTest {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final String BERND = "bernd.vogt@target.example";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void isSeenByASessionThatAsksForItAndByNoOther(Kind door) throws Exception {
    try (var doors = doors()) {
      var all = doors.sessionSeeingAll(door(door));
      var usual = doors.session(door(door));

      assertThat(requests(all)).isEqualTo(2);
      assertThat(requests(usual)).isEqualTo(1);
      assertThat(all.ask(statistics(), LONG).error()).isNull();
      assertThat(usual.ask(statistics(), LONG).error()).isNotNull();
    }
  }

  /** It would miss people without a word. */
  @Test
  void isNoSessionWhereTheAccountMayNotAskForIt() throws Exception {
    try (var doors = doors()) {
      var settings =
          MeddledEnd.settings(
                  doors.simulator(),
                  folder,
                  "function Set-ADServerSettings { throw 'Access is denied.' }\n")
              .seeingEntireForest();
      try (var shells = ShellFolder.create(settings)) {
        assertThatExceptionOfType(ShellSession.NotConnected.class)
            .isThrownBy(() -> ShellSession.open(shells, settings.connections().getFirst()))
            .withMessageContaining("Access is denied")
            .satisfies(
                refused ->
                    assertThat(FaultTable.STANDARD.classify(refused.report()).nature())
                        .isNotInstanceOf(Nature.Unconfirmed.class));
      }
    }
  }

  private static Door door(Kind kind) {
    return switch (kind) {
      case MODULE -> Door.MODULE;
      case REMOTING -> Door.REMOTING;
      case STAND_IN -> Door.STAND_IN;
    };
  }

  private PracticeDoors doors() {
    var doors =
        PracticeDoors.open(folder, SimulatorConfig.builder().mailboxes(2).inChildDomains(1));
    for (var mailbox : new String[] {"anna.berg@target.example", BERND}) {
      var reply =
          doors
              .simulator()
              .command(
                  "New-MoveRequest",
                  Map.of(
                      "Identity", mailbox,
                      "Remote", true,
                      "RemoteHostName", "mail.source.example",
                      "TargetDeliveryDomain", "target.example",
                      "TargetDatabase", "TGT-DB01",
                      "BatchName", "mailferry/w1"));
      assertThat(reply).containsEntry("ok", true);
    }
    return doors;
  }

  private static int requests(ShellSession session) throws Exception {
    return session
        .ask(command("Get-MoveRequest", Map.of("BatchName", "mailferry/*")), LONG)
        .result()
        .size();
  }

  private static ShellCommand statistics() {
    return command("Get-MoveRequestStatistics", Map.of("Identity", BERND));
  }

  private static ShellCommand command(String cmdlet, Map<String, Object> parameters) {
    return new ShellCommand(cmdlet, new LinkedHashMap<>(parameters), Effect.READS);
  }
}
