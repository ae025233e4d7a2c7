package io.mailferry.operations.forecast;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a plan would come to.
 *
 * @param forecast when its mailboxes would have moved
 * @param basis what that was worked out from, each a part of a sentence
 */
public record WhatIfView(WaveForecast forecast, List<String> basis) {
  /** The list is copied. */
  public WhatIfView {
    basis = List.copyOf(basis);
  }

  /** Those that may miss a window, or have none. */
  public List<MailboxForecast> doubtful() {
    return forecast.mailboxes().stream()
        .filter(each -> each.cause() == Cause.MAY_MISS_WINDOW || each.cause() == Cause.NO_WINDOW)
        .toList();
  }

  /** The same as plain values; the names never change. */
  public Map<String, @Nullable Object> data() {
    var data = new LinkedHashMap<String, @Nullable Object>(forecast.data());
    data.put("basis", basis);
    data.put("mailboxes", forecast.mailboxes().stream().map(MailboxForecast::data).toList());
    return data;
  }
}
