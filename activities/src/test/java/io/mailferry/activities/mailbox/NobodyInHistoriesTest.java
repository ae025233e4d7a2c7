package io.mailferry.activities.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mailferry.activities.ActivityFixture;
import io.mailferry.activities.Addresses;
import io.mailferry.activities.Given;
import io.mailferry.activities.fault.Effect;
import io.mailferry.activities.fault.ErrorReport;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.model.move.Home;
import io.mailferry.model.move.RequestStatus;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.failure.ActivityFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Histories stand for months and are read by many: GUIDs inside, addresses only at the edges. */
class NobodyInHistoriesTest {
  private final ActivityFixture fixture = ActivityFixture.set();
  private final List<Object> toTemporal = new ArrayList<>();

  @AfterEach
  void endsTheStage() {
    fixture.close();
  }

  private void goes(Object message) {
    toTemporal.add(message);
  }

  private static String json(Object message) {
    return DefaultDataConverter.STANDARD_INSTANCE.toPayload(message).stream()
        .map(payload -> payload.getData().toStringUtf8())
        .collect(Collectors.joining());
  }

  /** A fault made from words of Exchange that name somebody. */
  private static RuntimeException tellTale(String id) {
    return FaultTable.STANDARD.fault(
        new ErrorReport(
            id,
            "",
            "The mailbox 'Anna Arendt' <anna@source.example> cannot be moved by jo@target.example.",
            List.of()),
        Effect.CHANGES,
        "New-MoveRequest at target");
  }

  @Test
  void everyWordOfAMigrationIsFreeOfAddresses() {
    goes(fixture.input());
    goes(fixture.looksUp());
    goes(fixture.detects());
    fixture.exchange.answersTheNextChangeWith((io.mailferry.activities.fault.Fault) tellTale(""));
    goes(fixture.submits());
    fixture.exchange.answersTheNextChangeWith(
        (io.mailferry.activities.fault.Fault) tellTale("MF-EX-QUOTA"));
    fixture.passes(java.time.Duration.ofMinutes(20));
    goes(fixture.submits());
    fixture.exchange.has(Given.ANNA, Given.request(RequestStatus.SYNCED));
    goes(fixture.remembered(fixture.steps::cutOver));
    fixture.exchange.has(Given.ANNA, Given.request(RequestStatus.COMPLETED));
    fixture.annaHasArrived();
    goes(fixture.remembered(fixture.steps::verifyMailbox));
    fixture.source.has(
        Given.living(fixture.source.entry(Given.ANNA), new Home.MailUser("target.example")));
    goes(fixture.polls());
    goes(fixture.input());

    assertNobodyIsNamed();
  }

  @Test
  void everyObstacleIsFreeOfAddresses() {
    fixture.target.has(
        Given.entry(
            Given.ANNA,
            1,
            new Home.Missing(),
            List.of("anna@source.example"),
            List.of(),
            null,
            null,
            new io.mailferry.model.move.Stamp.Absent()));

    goes(fixture.looksUp());

    assertNobodyIsNamed();
  }

  @Test
  void everyLineOfAPlanIsFreeOfAddresses() {
    var lines = Addresses.of("anna@source.example", "anna@target.example", "nobody@source.example");

    goes(lines);
    goes(fixture.waves().resolveMailboxes(lines));
    goes(fixture.checks().checkLines(lines));

    assertNobodyIsNamed();
  }

  @Test
  void everyFailureIsFreeOfAddresses() {
    var failure =
        catchThrowableOfType(
            ActivityFailure.class, () -> fixture.monitor().watchMoves(Given.ORGANISATION));
    goes(String.valueOf(failure.getCause()));
    fixture.exchange.cannotBeRead();
    failure =
        catchThrowableOfType(
            ActivityFailure.class, () -> fixture.monitor().watchMoves(Given.ORGANISATION));
    goes(String.valueOf(failure.getCause()));
    goes(String.valueOf(tellTale("").getMessage()));

    assertNobodyIsNamed();
  }

  private void assertNobodyIsNamed() {
    assertThat(toTemporal)
        .isNotEmpty()
        .extracting(NobodyInHistoriesTest::json)
        .allSatisfy(
            json -> {
              assertThat(json.replace("…@", "…at ")).doesNotContain("@");
              assertThat(json).doesNotContainIgnoringCase("anna@").doesNotContain("Arendt");
            });
  }
}
