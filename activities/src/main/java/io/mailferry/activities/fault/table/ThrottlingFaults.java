package io.mailferry.activities.fault.table;

import static io.mailferry.activities.fault.row.RowDraft.row;
import static io.mailferry.activities.fault.row.Sign.category;
import static io.mailferry.activities.fault.row.Sign.id;
import static io.mailferry.activities.fault.row.Sign.narrowed;
import static io.mailferry.activities.fault.row.Sign.text;
import static io.mailferry.activities.fault.row.Sign.type;
import static io.mailferry.activities.fault.table.Samples.TRANSPORT;

import io.mailferry.activities.fault.FaultCode;
import io.mailferry.activities.fault.row.RowDraft;
import java.time.Duration;
import java.util.List;

/**
 * Requests to wait (docs/exchange/command-errors.md#requests-for-patience).
 *
 * <p>WinRM's numbers are those of {@code wsmerror.h} in the Windows SDK, as PowerShell prints them:
 * signed.
 */
final class ThrottlingFaults {
  private static final String SHARED =
      "a lost session and a refused connection share its exception";
  private static final String LOAD_QUOTA = "(user|system) load quota of .* has been exceeded";
  private static final String SHELLS =
      "maximum (number )?of (\\d+ )?concurrent shells|maximum number of users concurrently"
          + "|wsman:QuotaLimit";
  private static final String BUDGET = "Fail to create runspace because you have exceeded";

  private ThrottlingFaults() {}

  static List<RowDraft> rows() {
    return List.of(
        row(FaultCode.EX_LOAD_QUOTA)
            .busy("at least (\\d+) milliseconds", Duration.ofMillis(1), Duration.ofSeconds(30))
            .holdsAccount()
            .when(
                id("-2144108121"),
                id("-2144108120"),
                id("-2144108122"),
                id("-2144108056"),
                id("-2144108057"),
                id("-2144108054"),
                type("OverBudgetException"),
                narrowed(type(TRANSPORT), LOAD_QUOTA),
                text(LOAD_QUOTA))
            .before(FaultCode.EX_CONNECT, SHARED)
            .before(FaultCode.EX_SESSION_LOST, SHARED)
            .cause("Exchange accepts no commands from this account for a while")
            .mailferry(
                "It waits as long as Exchange asked, at most an hour at a time, then goes on.")
            .you("Give the account a throttling policy of its own if this is frequent.")
            .seen(
                "docs/exchange/command-errors.md#the-load-quota; the number: wsmerror.h",
                "-2144108121,PSSessionOpenFailed",
                TRANSPORT,
                "The WS-Management service cannot process the request. The user load quota of 1000"
                    + " requests per 2 seconds has been exceeded. Send future requests at a slower"
                    + " rate or raise the quota for this user. The next request from this user will"
                    + " not be approved for at least 957892736 milliseconds.")
            .seen(
                "docs/exchange/command-errors.md#over-budget"
                    + " (the exception; the words are assumed)",
                Samples.newMove("OverBudgetException"),
                "OverBudgetException",
                "The budget of the account is over its limit."),
        row(FaultCode.EX_TOO_MANY_SHELLS)
            .busy(Duration.ofMinutes(1))
            .endsSession()
            .holdsNewSessions()
            .when(
                id("-2144108123"),
                id("-2144108117"),
                id("-2144108060"),
                id("-2144108059"),
                id("-2144108058"),
                id("-2144108481"),
                narrowed(type(TRANSPORT), SHELLS),
                text(SHELLS))
            .before(FaultCode.EX_CONNECT, SHARED)
            .before(FaultCode.EX_SESSION_LOST, SHARED)
            .cause("The account has as many shells open as Exchange allows")
            .mailferry("It waits a minute and opens a session again.")
            .you(
                "Lower the number of sessions, or recycle MSExchangePowerShellAppPool to free"
                    + " shells that were left behind.")
            .seen(
                "docs/exchange/command-errors.md#too-many-shells; the number: wsmerror.h",
                "MF-EX-CONNECT,-2144108123,PSSessionOpenFailed",
                TRANSPORT,
                "The WS-Management service cannot process the request. This user is allowed a"
                    + " maximum of 18 concurrent shells, which has been exceeded. Close existing"
                    + " shells or raise the quota for this user.")
            .seen(
                "docs/exchange/command-errors.md#too-many-shells"
                    + " (MaxShellsPerUser); the number: wsmerror.h",
                "MF-EX-CONNECT,-2144108060,PSSessionOpenFailed",
                TRANSPORT,
                "The Windows Remote Shell cannot process the request. The server is already"
                    + " executing the maximum number of concurrent shells a user can remotely open"
                    + " on the same system. Retry later.")
            .seen(
                "docs/exchange/command-errors.md#too-many-shells"
                    + " (MaxConcurrentUsers; the words are assumed)",
                "MF-EX-CONNECT,-2144108117,PSSessionOpenFailed",
                TRANSPORT,
                "wsman:QuotaLimit: the server exceeded the maximum number of users concurrently"
                    + " performing remote operations on the same system."),
        row(FaultCode.EX_RUNSPACE_BUDGET)
            .busy("wait for (\\d+) seconds", Duration.ofSeconds(1), Duration.ofSeconds(30))
            .endsSession()
            .holdsNewSessions()
            .when(
                narrowed(category("AuthZ"), BUDGET),
                narrowed(type(TRANSPORT), BUDGET),
                text(BUDGET))
            .before(FaultCode.EX_CONNECT, SHARED)
            .before(FaultCode.EX_SESSION_LOST, SHARED)
            .cause("Exchange opens no new sessions for this account for a while")
            .mailferry("It waits as long as Exchange asked, then opens one again.")
            .you("Give the account a throttling policy of its own if this is frequent.")
            .seen(
                "docs/exchange/command-errors.md#the-runspace-budget",
                "MF-EX-CONNECT,IncorrectProtocolVersion,PSSessionOpenFailed",
                TRANSPORT,
                "Processing data from remote server exch1.target.example failed with the following"
                    + " error message:"
                    + " [AuthZRequestId=4cdf][FailureCategory=AuthZ-AuthorizationException] Fail to"
                    + " create runspace because you have exceeded your budget to create runspace."
                    + " Please wait for 38 seconds. Policy: CN=GlobalThrottlingPolicy_1")
            .seen(
                "docs/exchange/command-errors.md#the-runspace-budget (the sibling)",
                "MF-EX-CONNECT,IncorrectProtocolVersion,PSSessionOpenFailed",
                TRANSPORT,
                "[FailureCategory=AuthZ-AuthorizationException] Fail to create runspace because you"
                    + " have exceeded the maximum number of connections allowed : 18 for the policy"
                    + " party : MaxConcurrency. Please wait for 30 seconds."));
  }
}
