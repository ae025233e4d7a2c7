package io.mailferry.operations.start;

import io.mailferry.model.WaveName;
import io.mailferry.operations.plan.PlanProblem;
import io.mailferry.operations.status.Tally;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of a start.
 *
 * @param wave the wave
 * @param workflowId under which id it runs
 * @param started whether it was started; else it was running already, and its plan is as it was
 * @param mailboxes how many lines the plan has
 * @param ready how many of them are started; of no meaning unless it was started
 * @param skipped the lines that cannot, when they were to be skipped
 * @param tally how many stand where in a wave that was running; null when no worker told in time
 * @param writtenDownAgain whether the journal had lost a wave that was running, and has it written
 *     down again now
 */
public record StartView(
    WaveName wave,
    String workflowId,
    boolean started,
    int mailboxes,
    int ready,
    List<PlanProblem> skipped,
    @Nullable Tally tally,
    boolean writtenDownAgain) {
  /** The list is copied. */
  public StartView {
    skipped = List.copyOf(skipped);
  }

  /** The same as plain values; the names never change. */
  public Map<String, @Nullable Object> data() {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("wave", wave.value());
    data.put("workflowId", workflowId);
    data.put("started", started);
    if (started) {
      data.put("mailboxes", mailboxes);
      data.put("ready", ready);
    } else {
      data.put("tally", tally == null ? null : tally.data());
      data.put("writtenDownAgain", writtenDownAgain);
    }
    return data;
  }
}
