package io.mailferry.operations.start;

import io.mailferry.operations.client.Connections;
import io.mailferry.operations.client.Failures;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.client.TemporalAway;
import io.mailferry.operations.plan.BadPlan;

/**
 * Looks a plan up in directory and Exchange as a start does, and starts nothing.
 *
 * <p>All that stands in the way is named at once. A wave that runs or is over does not matter: its
 * mailboxes that are being moved, or have arrived, are ready.
 *
 * <p>Raises {@link BadPlan} ({@link ProblemCode#LINES_NOT_READY}), {@link ExchangeLacks}, {@link
 * ProblemCode#DIRECTORY_AWAY}, {@link ProblemCode#ORGANISATION_REFUSES}, {@link
 * ProblemCode#EXCHANGE_AWAY}, {@link ProblemCode#CHECK_FAILED}, {@link ProblemCode#CHECK_TOO_SLOW};
 * {@link TemporalAway}; {@link ProblemCode#KEY_UNUSABLE}, and {@link ProblemCode#BAD_SETTING}.
 */
public final class CheckLive {
  private final Connections connections;

  /** Checks through these connections. */
  public CheckLive(Connections connections) {
    this.connections = connections;
  }

  /**
   * Checks.
   *
   * @param request what is to be started some day
   * @return how many mailboxes are ready, which is all of them
   */
  public int check(StartRequest request) {
    return Failures.translated(
        () -> {
          var plan =
              request
                  .plan()
                  .sealed(
                      request.wave(),
                      request.commandsRunIn(),
                      request.cutover(),
                      connections.seal())
                  .with(request.consents());
          var found = PlanLookUp.look(connections, request, plan);
          if (!found.problems().isEmpty()) {
            throw new BadPlan(ProblemCode.LINES_NOT_READY, found.problems());
          }
          return found.findings().ready();
        });
  }
}
