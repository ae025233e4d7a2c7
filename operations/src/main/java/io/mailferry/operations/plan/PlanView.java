package io.mailferry.operations.plan;

import io.mailferry.model.Route;
import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.text.Words;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A plan without a problem of form.
 *
 * @param file where it was read
 * @param plan what stands in it
 * @param databases how many go to each database
 * @param warnings what to know before it is started
 */
public record PlanView(
    Path file, ReadPlan plan, SortedMap<String, Long> databases, List<PlanWarning> warnings) {
  /** The map and the list are copied. */
  public PlanView {
    warnings = List.copyOf(warnings);
    databases = Collections.unmodifiableSortedMap(new TreeMap<>(databases));
  }

  /** Which way its mailboxes travel. */
  public Route route() {
    return plan.route();
  }

  /** How many they are. */
  public int mailboxes() {
    return plan.lines().size();
  }

  /** How the file was understood, where that is not plain. */
  public List<PlanNote> notes() {
    return plan.notes();
  }

  /**
   * Writes the plan as it was understood.
   *
   * @param other where to; no file may be there
   * @throws OperationFailed when it cannot be written
   */
  public void writeAs(Path other) {
    PlanFile.write(other, route(), plan.lines());
  }

  /** The same as plain values; the names never change. */
  public Map<String, @Nullable Object> data() {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("plan", file.toString());
    data.put("good", true);
    data.put("route", Words.typed(route()));
    data.put("mailboxes", mailboxes());
    data.put("databases", databases);
    data.put("warnings", warnings.stream().map(PlanWarning::data).toList());
    data.put("notes", notes().stream().map(PlanNote::data).toList());
    return data;
  }
}
