package io.mailferry.operations.forecast;

import io.mailferry.journal.database.JournalUnavailable;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.WaveName;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.client.Failures;
import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.plan.PlanLine;
import io.mailferry.operations.plan.ReadPlan;
import io.mailferry.operations.status.MailboxSnapshot;
import io.mailferry.operations.status.MailboxSnapshot.Progress;
import io.mailferry.operations.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Forecasts a plan as if it were started now. Nothing is started, and nobody but the journal is
 * asked.
 *
 * <p>Raises {@link ProblemCode#NOTHING_MEASURED} when neither earlier waves nor the person tell how
 * fast mailboxes are copied and how large they are; {@link ProblemCode#BAD_SETTING}.
 */
public final class WhatIf {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Connections connections;

  /** Asks the journal of these connections. */
  public WhatIf(Connections connections) {
    this.connections = connections;
  }

  /**
   * Forecasts.
   *
   * @param plan what is to move
   * @param wave how it will be called
   * @param organisation where its commands will run
   * @param cutover when those of its lines may switch that say nothing
   * @param now the moment at which it is started
   */
  public WhatIfView of(
      ReadPlan plan,
      WaveName wave,
      OrganisationName organisation,
      CutoverOrder cutover,
      Assumed assumed,
      Instant now) {
    return Failures.translated(
        () -> {
          var earlier = earlier(plan, organisation, assumed);
          var pace = pace(plan, earlier, assumed);
          var sizes = sizes(plan, earlier, assumed);
          var standing =
              plan.lines().stream()
                  .map(line -> standing(wave, line, sizes.of(line), cutover, now))
                  .toList();
          return new WhatIfView(
              new WaveForecast(
                  wave,
                  now,
                  0,
                  new Forecaster(standing, List.of(), pace, OptionalLong.empty(), now).forecasts(),
                  0),
              basis(earlier, pace, assumed, sizes));
        });
  }

  /** Whoever has moved nothing yet has no journal, and says what to take in its place. */
  private EarlierWaves earlier(ReadPlan plan, OrganisationName organisation, Assumed assumed) {
    try {
      return EarlierWaves.of(connections.reader(), organisation, plan.route(), null);
    } catch (JournalUnavailable e) {
      if (assumed.bytesPerHour() == null) {
        throw new OperationFailed(
            ProblemCode.NOTHING_MEASURED,
            e.getMessage()
                + "; without it say how much goes into each database, e.g. --pace 20GB/h, and how"
                + " large mailboxes are whose lines do not tell, e.g. --average-size 2GB",
            e);
      }
      return EarlierWaves.NONE;
    }
  }

  private static Pace pace(ReadPlan plan, EarlierWaves earlier, Assumed assumed) {
    var copying = new HashMap<String, Pace.Copying>();
    for (var line : plan.lines()) {
      var database = Pace.folded(line.targetDatabase());
      var bytesPerSecond =
          assumed.bytesPerHour() != null
              ? Optional.of(assumed.bytesPerHour() / (double) HOUR.toSeconds())
              : earlier.pace().into(database).or(earlier.pace()::intoAny);
      copying.put(
          database,
          new Pace.Copying(
              (long) (bytesPerSecond.orElseThrow(WhatIf::noPace) * HOUR.toSeconds()), HOUR));
    }
    return new Pace(copying, earlier.pace().switches(), earlier.pace().crowd());
  }

  private static OperationFailed noPace() {
    return new OperationFailed(
        ProblemCode.NOTHING_MEASURED,
        "no earlier wave of this organisation and route tells how fast mailboxes are copied; say how"
            + " much goes into each database, e.g. --pace 20GB/h");
  }

  /** How large the mailbox of each line is. */
  private record Sizes(Map<Integer, Long> told, long otherwise, int unknown) {
    long of(PlanLine line) {
      return told.getOrDefault(line.line(), otherwise);
    }
  }

  private static Sizes sizes(ReadPlan plan, EarlierWaves earlier, Assumed assumed) {
    var unknown =
        (int) plan.lines().stream().filter(line -> !plan.sizes().containsKey(line.line())).count();
    if (unknown == 0) {
      return new Sizes(plan.sizes(), 0, 0);
    }
    if (assumed.averageSize() == null && earlier.average().isEmpty()) {
      throw new OperationFailed(
          ProblemCode.NOTHING_MEASURED,
          "how large "
              + Words.count(unknown, "mailbox is", "mailboxes are")
              + " neither the plan nor an earlier wave tells; add a column TotalItemSize, as"
              + " Get-MailboxStatistics has it, or say e.g. --average-size 2GB");
    }
    return new Sizes(
        plan.sizes(),
        assumed.averageSize() != null ? assumed.averageSize() : earlier.average().getAsLong(),
        unknown);
  }

  private static Standing standing(
      WaveName wave, PlanLine line, long size, CutoverOrder ofTheWave, Instant now) {
    var own = line.cutover();
    return new Standing(
        new MailboxSnapshot(
            wave,
            line.line(),
            line.address(),
            null,
            null,
            line.targetDatabase(),
            null,
            null,
            new Progress(now, RequestStatus.QUEUED, "Queued", 0, 0, Math.max(1, size)),
            null,
            now),
        new Answer.Told(
            new InForce(
                own == null ? ofTheWave : own.order(CutoverStyle.COMPLETE_AFTER),
                InForce.Rest.NOTHING)),
        null);
  }

  private static List<String> basis(EarlierWaves earlier, Pace pace, Assumed assumed, Sizes sizes) {
    var basis = new ArrayList<String>();
    var hourly =
        pace.copying().values().stream().mapToLong(Pace.Copying::bytes).summaryStatistics();
    var before = Words.count(earlier.waves(), "earlier wave", "earlier waves");
    basis.add(
        (hourly.getMin() == hourly.getMax()
                ? Words.size(hourly.getMin())
                : Words.size(hourly.getMin()) + " to " + Words.size(hourly.getMax()))
            + " an hour into each database, "
            + (assumed.bytesPerHour() != null ? "as you say" : "as " + before + " came to"));
    if (sizes.unknown() > 0) {
      basis.add(
          Words.size(sizes.otherwise())
              + " for a mailbox whose line does not tell ("
              + sizes.unknown()
              + "), "
              + (assumed.averageSize() != null ? "as you say" : "as those of " + before + " had"));
    }
    basis.add(
        pace.isOfSwitches()
            ? Words.duration(pace.shortestSwitch())
                + " to "
                + Words.duration(pace.longSwitch())
                + " for a switch, as "
                + before
                + " came to"
            : Words.duration(pace.shortestSwitch())
                + " to "
                + Words.duration(pace.longSwitch())
                + " for a switch, which nobody has measured");
    return basis;
  }
}
