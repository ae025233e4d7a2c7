package io.mailferry.operations.plan;

import io.mailferry.model.Route;
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
 * @param route which way its mailboxes travel
 * @param mailboxes how many they are
 * @param databases how many go to each database
 * @param warnings what to know before it is started
 */
public record PlanView(
    Path file,
    Route route,
    int mailboxes,
    SortedMap<String, Long> databases,
    List<PlanWarning> warnings) {
  /** The map and the list are copied. */
  public PlanView {
    warnings = List.copyOf(warnings);
    databases = Collections.unmodifiableSortedMap(new TreeMap<>(databases));
  }

  /** The same as plain values; the names never change. */
  public Map<String, @Nullable Object> data() {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("plan", file.toString());
    data.put("good", true);
    data.put("route", Words.typed(route));
    data.put("mailboxes", mailboxes);
    data.put("databases", databases);
    data.put("warnings", warnings.stream().map(PlanWarning::data).toList());
    return data;
  }
}
