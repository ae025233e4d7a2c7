package io.mailferry.activities.exchange.shell.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.fault.ErrorReport;
import io.mailferry.activities.fault.row.FaultRow;
import io.mailferry.activities.fault.row.Nature;
import io.mailferry.activities.fault.table.FaultTable;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThrottlingTest {
  private static final FaultTable FAULTS = FaultTable.STANDARD;

  private final Account account = new Account(8, new Ticker());
  private final Throttling throttling = new Throttling(account, FAULTS);

  @Test
  void onlyRowsThatAskForPatienceHoldTheAccount() {
    assertThat(FAULTS.rows())
        .filteredOn(FaultRow::holdsAccount)
        .extracting(FaultRow::nature)
        .isNotEmpty()
        .hasOnlyElementsOfType(Nature.Busy.class);
  }

  @Test
  void holdsTheAccountBackWhenItHasAskedTooMuch() {
    throttling.answered(sample("MF-EX-LOAD-QUOTA"));

    assertThat(account.commandsHeld()).isNotNull();
    assertThat(account.openingsHeld()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"MF-EX-TOO-MANY-SHELLS", "MF-EX-RUNSPACE-BUDGET"})
  void leavesTheSessionsThatAreOpenAtWorkWhenNoMoreAreToBeHad(String code) {
    throttling.answered(sample(code));

    assertThat(account.commandsHeld()).isNull();
    assertThat(account.openingsHeld()).isNotNull();
  }

  @Test
  void leavesTheAccountAloneWhenOnlyAMailboxOrTheFarProxyIsBusy() {
    for (var code : List.of("MF-EX-MAILBOX-LOCKED", "MF-EX-PROXY-FULL")) {
      throttling.answered(sample(code));
    }

    assertThat(account.commandsHeld()).isNull();
    assertThat(account.openingsHeld()).isNull();
  }

  @Test
  void tellsASessionThatMustWaitFromAnEndpointThatIsAway() {
    assertThat(throttling.refused(sample("MF-EX-CONNECT"))).isFalse();
    assertThat(account.openingsHeld()).isNull();

    assertThat(throttling.refused(sample("MF-EX-RUNSPACE-BUDGET"))).isTrue();
    assertThat(account.openingsHeld())
        .satisfies(
            hold -> {
              assertThat(hold).isNotNull();
              assertThat(hold.left()).isEqualTo(Duration.ofSeconds(38));
            });
  }

  private static ErrorReport sample(String code) {
    return FAULTS.rows().stream()
        .filter(row -> row.code().equals(code))
        .findFirst()
        .orElseThrow()
        .samples()
        .getFirst()
        .report();
  }
}
