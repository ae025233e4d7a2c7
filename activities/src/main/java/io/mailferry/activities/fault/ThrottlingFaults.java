package io.mailferry.activities.fault;

import static io.mailferry.activities.fault.RowDraft.row;
import static io.mailferry.activities.fault.Sign.id;
import static io.mailferry.activities.fault.Sign.narrowed;
import static io.mailferry.activities.fault.Sign.text;

import java.time.Duration;
import java.util.List;

/** Requests for patience (exchange.md 4.3). */
final class ThrottlingFaults {
  private static final String TRANSPORT = "PSRemotingTransportException";
  private static final String LOAD_QUOTA = "user load quota of .* has been exceeded";
  private static final String SHELLS =
      "maximum of \\d+ concurrent shells|maximum number of concurrent shells";
  private static final String BUDGET = "Fail to create runspace because you have exceeded";

  private ThrottlingFaults() {}

  static List<RowDraft> rows() {
    return List.of(
        row("MF-EX-LOAD-QUOTA")
            .busy("at least (\\d+) milliseconds", Duration.ofMillis(1), Duration.ofSeconds(30))
            .when(narrowed(TRANSPORT, LOAD_QUOTA), text(LOAD_QUOTA))
            .cause("Exchange takes no more commands from this account for a moment")
            .mailferry("It waits as long as Exchange asked, then goes on.")
            .you("Give the account a throttling policy of its own if this is frequent.")
            .seen(
                "exchange.md 4.3",
                "-2144108120,PSSessionStateBroken",
                TRANSPORT,
                "The WS-Management service cannot process the request. The user load quota of 1000"
                    + " requests per 2 seconds has been exceeded. Send future requests at a slower"
                    + " rate or raise the quota for this user. The next request from this user will"
                    + " not be approved for at least 957892736 milliseconds."),
        row("MF-EX-TOO-MANY-SHELLS")
            .busy(Duration.ofMinutes(1))
            .endsSession()
            .when(narrowed(TRANSPORT, SHELLS), text(SHELLS))
            .cause("The account has as many shells open as Exchange allows")
            .mailferry("It waits a minute and opens a session again.")
            .you(
                "Lower the number of sessions, or recycle MSExchangePowerShellAppPool to free shells"
                    + " that were left behind.")
            .seen(
                "exchange.md 4.3",
                "MF-EX-CONNECT,-2144108060,PSSessionOpenFailed",
                TRANSPORT,
                "The WS-Management service cannot process the request. This user is allowed a"
                    + " maximum of 18 concurrent shells, which has been exceeded. Close existing"
                    + " shells or raise the quota for this user."),
        row("MF-EX-RUNSPACE-BUDGET")
            .busy("wait for (\\d+) seconds", Duration.ofSeconds(1), Duration.ofSeconds(30))
            .endsSession()
            .when(narrowed(TRANSPORT, BUDGET), id("OverBudgetException"), text(BUDGET))
            .cause("Exchange opens no more sessions for this account for a moment")
            .mailferry("It waits as long as Exchange asked, then opens one again.")
            .you("Give the account a throttling policy of its own if this is frequent.")
            .seen(
                "exchange.md 4.3",
                "MF-EX-CONNECT,PSSessionOpenFailed",
                TRANSPORT,
                "[FailureCategory=AuthZ-AuthorizationException] Fail to create runspace because you"
                    + " have exceeded your budget to create runspace. Please wait for 38 seconds."
                    + " Policy: CN=GlobalThrottlingPolicy_1"));
  }
}
