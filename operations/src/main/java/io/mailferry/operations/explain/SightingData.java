package io.mailferry.operations.explain;

import io.mailferry.model.move.Home;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.Sighting;
import io.mailferry.model.move.Stamp;
import io.mailferry.operations.text.Words;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was seen, as plain values. What stands under {@code is} has the names that it has in the
 * histories of Temporal.
 */
final class SightingData {
  private SightingData() {}

  static Map<String, @Nullable Object> of(Sighting seen) {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("seenAt", seen.seenAt().toString());
    data.put("controller", seen.controller());
    data.put("sourceController", seen.sourceController());
    data.put("queue", queue(seen.queue()));
    data.put("stamp", stamp(seen.stamp()));
    data.put("targetHome", home(seen.targetHome()));
    data.put("sourceHome", seen.sourceHome() == null ? null : home(seen.sourceHome()));
    return data;
  }

  private static Map<String, @Nullable Object> queue(QueueItem queue) {
    return switch (queue) {
      case QueueItem.Absent _ -> is("absent");
      case QueueItem.Present item -> {
        var data = is("present");
        data.put("status", item.status().name());
        data.put("statusDetail", item.statusDetail());
        data.put("batchName", item.batchName());
        data.put("percent", item.progress().percent());
        data.put("bytes", item.progress().bytes());
        data.put("totalBytes", item.progress().totalBytes());
        data.put("badItems", item.progress().badItems());
        data.put("lastUpdate", text(item.times().lastUpdate()));
        var failure = item.failure();
        data.put("failureType", failure == null ? null : failure.type());
        data.put("failureMessage", failure == null ? null : failure.message());
        yield data;
      }
      case QueueItem.Invalid(var why, var statusDetail, _) -> {
        var data = is("invalid");
        data.put("why", why);
        data.put("statusDetail", statusDetail);
        yield data;
      }
      case QueueItem.Unreadable(var since, var why, _) -> unreadable(since, why);
    };
  }

  private static Map<String, @Nullable Object> stamp(Stamp stamp) {
    return switch (stamp) {
      case Stamp.Absent _ -> is("absent");
      case Stamp.Present present -> {
        var data = is("present");
        data.put("status", present.status().name());
        data.put("route", Words.typed(present.flags().route()));
        data.put("batchName", present.batchName());
        data.put("hidden", present.hidden());
        yield data;
      }
      case Stamp.Unreadable(var since, var why) -> unreadable(since, why);
    };
  }

  private static Map<String, @Nullable Object> home(Home home) {
    return switch (home) {
      case Home.InDatabase database -> {
        var data = is("database");
        data.put("database", database.databaseName());
        yield data;
      }
      case Home.MailUser user -> {
        var data = is("mailUser");
        data.put("routesTo", user.routesTo());
        yield data;
      }
      case Home.Missing _ -> is("missing");
      case Home.Unreadable(var since, var why, _) -> unreadable(since, why);
    };
  }

  private static Map<String, @Nullable Object> is(String what) {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("is", what);
    return data;
  }

  private static Map<String, @Nullable Object> unreadable(Instant since, String why) {
    var data = is("unreadable");
    data.put("since", since.toString());
    data.put("why", why);
    return data;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
