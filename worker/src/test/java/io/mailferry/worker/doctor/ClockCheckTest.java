package io.mailferry.worker.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.mailferry.activities.directory.ControllerClock;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.worker.doctor.finding.Check;
import io.mailferry.worker.doctor.finding.CheckResult;
import io.mailferry.worker.doctor.finding.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClockCheckTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.400Z");
  private static final Instant SHOWN = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void putsAllThatAgreeOnOneLine() {
    assertThat(ClockCheck.of(List.of(told("exch1", 0), told("dc1", 30))))
        .containsExactly(
            Finding.ok(Check.CLOCK, "less than 1 s apart from exch1, 30 s apart from dc1"));
  }

  @Test
  void notesMoreThanHalfAMinuteAndRefusesMoreThanFive() {
    assertThat(ClockCheck.of(List.of(told("dc1", 31), told("dc2", 300), told("dc3", 301))))
        .extracting(Finding::result, Finding::sentence)
        .containsExactly(
            tuple(CheckResult.NOTE, "31 s apart from dc1; Kerberos stops at five minutes"),
            tuple(CheckResult.NOTE, "5 min apart from dc2; Kerberos stops at five minutes"),
            tuple(CheckResult.FIX, "5 min apart from dc3; Kerberos stops at five minutes"));
  }

  @Test
  void notesAClockThatWasNotTold() {
    assertThat(ClockCheck.of(List.of(new ClockReading.Untold("exch1", "ConnectException"))))
        .containsExactly(
            Finding.note(Check.CLOCK, "exch1 did not tell the time: ConnectException", null));
  }

  @Test
  void saysThatThereIsNoOtherClock() {
    assertThat(ClockCheck.of(List.of()))
        .extracting(Finding::result)
        .containsExactly(CheckResult.SKIPPED);
  }

  @Test
  void allowsForClocksThatTellWholeSeconds() {
    assertThat(ClockReading.Told.of("dc1", SHOWN, NOON).apart()).isEqualTo(Duration.ofMillis(100));
    assertThat(ClockReading.Told.of("dc1", NOON.plusSeconds(9), NOON).apart())
        .isEqualTo(Duration.ofSeconds(9));
    assertThat(ClockReading.Told.of("dc1", SHOWN.minusSeconds(60), NOON).apart())
        .isEqualTo(Duration.ofMillis(59_900));
  }

  @Test
  void readsAForestThroughWhicheverControllerTells() {
    var readings =
        ForestClocks.of(
            "target.example",
            () ->
                List.of(
                    new ControllerClock.Silent("dc1", "refused"),
                    new ControllerClock.Shown("dc2", SHOWN, NOON)),
            FaultTable.STANDARD);

    assertThat(readings)
        .containsExactly(
            new ClockReading.Untold("dc1", "refused"),
            new ClockReading.Told("dc2", Duration.ofMillis(100)));
  }

  @Test
  void wantsAForestPutRightThatNobodyTellsOf() {
    var findings =
        ClockCheck.of(
            ForestClocks.of(
                "target.example",
                () ->
                    List.of(
                        new ControllerClock.Silent("dc1", "refused"),
                        new ControllerClock.Silent("dc2", "timed out")),
                FaultTable.STANDARD));

    assertThat(findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.result()).isEqualTo(CheckResult.FIX);
              assertThat(finding.sentence())
                  .contains("MF-AD-AWAY", "target.example", "dc1: refused", "dc2: timed out");
            });
  }

  @Test
  void wantsAnAccountPutRightThatTheDirectoryRefuses() {
    var findings =
        ClockCheck.of(
            ForestClocks.of(
                "target.example",
                () -> {
                  throw new Fault.Refused(
                      "MF-AD-ACCOUNT",
                      "wrong password or name",
                      Fault.Refused.Reason.NOT_ALLOWED,
                      null);
                },
                FaultTable.STANDARD));

    assertThat(findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.result()).isEqualTo(CheckResult.FIX);
              assertThat(finding.sentence()).isEqualTo("MF-AD-ACCOUNT: wrong password or name");
            });
  }

  private static ClockReading told(String whose, int seconds) {
    return new ClockReading.Told(whose, Duration.ofSeconds(seconds));
  }
}
