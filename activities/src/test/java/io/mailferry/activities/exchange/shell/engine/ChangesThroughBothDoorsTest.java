package io.mailferry.activities.exchange.shell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.exchange.shell.ShellCommand;
import io.mailferry.activities.exchange.shell.ShellTransport;
import io.mailferry.activities.exchange.shell.engine.PracticeDoors.Door;
import io.mailferry.activities.fault.Effect;
import io.mailferry.simulator.RequestFacts;
import io.mailferry.simulator.count.Arrival;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The cmdlets that change something, each in a fresh world of its own door: the same answers, and
 * the same world afterwards.
 */
@NeedsPowerShell
class ChangesThroughBothDoorsTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String ANNA = "anna.berg@target.example";
  private static final String DAVID = "david.chen@target.example";
  private static final String LOCAL = "local001@target.example";
  private static final Map<String, String> LATER = Map.of("utc", "2027-01-31T23:59:59Z");

  @TempDir Path folder;

  /** What came of one command, and how every request stood when time had passed. */
  private record Step(String command, Answer answer, List<RequestFacts> requests) {}

  private record Life(List<Step> steps, List<Arrival> arrivals) {}

  @Test
  void changesTheSameWhicheverWayItGoes() throws Exception {
    var standIn = life(Door.STAND_IN);

    var module = life(Door.MODULE.writing(Locale.GERMANY));
    var remoting = life(Door.REMOTING.writing(Locale.FRANCE));
    var overJPowerShell = life(Door.REMOTING.over(ShellTransport.JPOWERSHELL));

    areEqual(module, standIn);
    areEqual(remoting, standIn);
    areEqual(overJPowerShell, standIn);
    assertThat(overJPowerShell.arrivals()).isEqualTo(module.arrivals());
    assertThat(remoting.arrivals()).isEqualTo(module.arrivals());
    assertThat(standIn.steps())
        .extracting(Step::answer)
        .extracting(Answer::error)
        .containsOnlyNulls();
    assertThat(standIn.steps().getLast().requests())
        .filteredOn(request -> !request.removed())
        .extracting(RequestFacts::status)
        .containsExactly("Synced");
  }

  private static void areEqual(Life actual, Life expected) {
    var softly = new SoftAssertions();
    softly.assertThat(actual.steps()).hasSameSizeAs(expected.steps());
    for (var step : expected.steps()) {
      var same = actual.steps().get(expected.steps().indexOf(step));
      softly.assertThat(same.answer()).as(step.command()).isEqualTo(step.answer());
      softly.assertThat(same.requests()).as(step.command()).isEqualTo(step.requests());
    }
    softly.assertAll();
  }

  /** From the first request to the last removal. */
  private Life life(Door door) throws Exception {
    var own = Files.createTempDirectory(folder, "world");
    try (var doors = PracticeDoors.open(own, AwkwardWorld.config())) {
      var simulator = doors.simulator();
      var session = doors.session(door);
      var steps = new ArrayList<Step>();
      simulator.recordArrivals();
      for (var command : commands()) {
        var answer = Answer.of(command, session.ask(command, LONG));
        steps.add(new Step(command.cmdlet(), answer, simulator.requests()));
        simulator.advance(Duration.ofMinutes(5));
      }
      return new Life(steps, simulator.arrivals());
    }
  }

  private static List<ShellCommand> commands() {
    return List.of(
        change(
            "New-MoveRequest",
            Parameters.of(
                "Identity",
                ANNA,
                "Remote",
                true,
                "RemoteHostName",
                "mail.source.example",
                "RemoteCredential",
                Map.of("credential", PracticeDoors.CREDENTIAL),
                "TargetDeliveryDomain",
                "target.example",
                "TargetDatabase",
                "TGT-DB01",
                "BatchName",
                AwkwardWorld.ODD,
                "BadItemLimit",
                "Unlimited",
                "LargeItemLimit",
                5,
                "AcceptLargeDataLoss",
                true,
                "SkipMoving",
                List.of("FolderRules", "FolderAcls"),
                "CompleteAfter",
                LATER,
                "DomainController",
                "dc2.target.example")),
        change(
            "New-MoveRequest",
            Parameters.of(
                "Identity", DAVID,
                "Remote", true,
                "RemoteHostName", "mail.source.example",
                "TargetDeliveryDomain", "target.example",
                "TargetDatabase", "TGT-DB03",
                "BatchName", "2026-11-23T10:00:00Z",
                "SuspendWhenReadyToComplete", true)),
        change(
            "New-MoveRequest",
            Parameters.of(
                "Identity",
                LOCAL,
                "TargetDatabase",
                "TGT-DB03",
                "BatchName",
                "true",
                "Suspend",
                true,
                "SuspendComment",
                AwkwardWorld.ODD)),
        change(
            "Set-MoveRequest",
            Parameters.of(
                "Identity",
                DAVID,
                "BadItemLimit",
                "Unlimited",
                "AcceptLargeDataLoss",
                true,
                "BatchName",
                AwkwardWorld.ODD)),
        change("Set-MoveRequest", Parameters.of("Identity", ANNA, "CompleteAfter", LATER)),
        change(
            "Suspend-MoveRequest",
            Parameters.of("Identity", ANNA, "SuspendComment", AwkwardWorld.ODD, "Confirm", false)),
        change("Resume-MoveRequest", Parameters.of("Identity", ANNA)),
        change("Resume-MoveRequest", Parameters.of("Identity", LOCAL)),
        change("Remove-MoveRequest", Parameters.of("Identity", LOCAL, "Confirm", false)),
        change("Remove-MoveRequest", Parameters.of("Identity", DAVID, "Confirm", false)));
  }

  private static ShellCommand change(String cmdlet, SequencedMap<String, Object> parameters) {
    return new ShellCommand(cmdlet, parameters, Effect.CHANGES);
  }
}
