package io.mailferry.rehearsal.fortnight;

import io.mailferry.model.Route;
import io.mailferry.model.plan.Consents;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.model.window.CutoverWindows;
import io.mailferry.operations.moment.BlackoutText;
import io.mailferry.operations.moment.WindowReading;
import io.mailferry.operations.moment.WindowText;
import io.mailferry.operations.plan.PlanHints;
import io.mailferry.operations.plan.Plans;
import io.mailferry.operations.plan.WaveCutover;
import io.mailferry.operations.start.StartRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Writes the plan of a wave as people do, and reads it as {@code mailferry start} does. */
final class WavePlans {
  private final List<String> addresses;
  private final Path work;

  /**
   * @param addresses those of the mailboxes, by their numbers
   * @param work where the files go
   */
  WavePlans(List<String> addresses, Path work) {
    this.addresses = List.copyOf(addresses);
    this.work = work;
  }

  StartRequest of(FortnightWave wave, Instant now) throws IOException {
    var file = Files.writeString(work.resolve(wave.name() + ".csv"), csv(wave));
    var cutover = cutover(wave, now);
    var plan = Plans.read(file, Route.PULL, new PlanHints(Map.of(), List.of()).switching(cutover));
    return new StartRequest(plan, wave.name(), null, order(cutover), Consents.NONE, false);
  }

  private String csv(FortnightWave wave) {
    var text = new StringBuilder("EmailAddress,TargetDatabase,BadItemLimit,TimeZone\n");
    for (var i = wave.first(); i < wave.end(); i++) {
      text.append(addresses.get(i))
          .append(',')
          .append(Fortnight.targetOf(i))
          .append(",10,")
          .append(Fortnight.placeOf(i))
          .append('\n');
    }
    return text.toString();
  }

  private static WaveCutover cutover(FortnightWave wave, Instant now) {
    var zone = Fortnight.HEADQUARTERS;
    if (WindowText.read(wave.nights().words(), zone, now)
            instanceof WindowReading.Open(var windows, var named)
        && BlackoutText.read(Blocked.WORDS, zone, now)
            instanceof WindowReading.Closed(var blackout, var blackoutNamed)) {
      return new WaveCutover(
          null,
          windows.stream().map(each -> new WaveCutover.Open(each, named)).toList(),
          List.of(new WaveCutover.Closed(blackout, blackoutNamed)),
          null,
          null,
          zone,
          now);
    }
    throw new IllegalStateException("the fortnight's own windows are not understood");
  }

  private static CutoverOrder order(WaveCutover cutover) {
    return new CutoverOrder(
        CutoverStyle.COMPLETE_AFTER,
        null,
        new CutoverWindows(
            cutover.windows().stream().map(WaveCutover.Open::window).toList(),
            cutover.blackouts().stream().map(WaveCutover.Closed::blackout).toList()));
  }
}
