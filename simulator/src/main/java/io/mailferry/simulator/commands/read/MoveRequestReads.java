package io.mailferry.simulator.commands.read;

import io.mailferry.simulator.commands.call.Call;
import io.mailferry.simulator.commands.syntax.Syntaxes;
import io.mailferry.simulator.directory.MoveStamp;
import io.mailferry.simulator.moves.MoveRequest;
import io.mailferry.simulator.moves.request.MoveKind;
import io.mailferry.simulator.moves.request.RequestStatus;
import io.mailferry.simulator.world.Database;
import io.mailferry.simulator.world.Mailbox;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Get-MoveRequest, which reads the directory, and Get-MoveRequestStatistics, which reads queues.
 */
public final class MoveRequestReads {
  private static final int DEFAULT_RESULT_SIZE = 1000;

  private MoveRequestReads() {}

  /** Get-MoveRequest. */
  public static void requests(Call call) {
    var identity = call.bound().text("Identity");
    if (identity.isPresent()) {
      var on = call.controllerFor(identity.get());
      var mailbox = call.mailbox(identity.get(), on);
      call.answer(mailbox, view(call, mailbox, call.stamp(identity.get(), mailbox, on)));
      return;
    }
    call.controller();
    var limit = call.bound().number("ResultSize", DEFAULT_RESULT_SIZE);
    var filter = Filter.of(call);
    for (var mailbox : call.context().world().mailboxes()) {
      var stamp =
          mailbox
              .in(call.organisation())
              .flatMap(user -> call.readerOf(user).flatMap(on -> on.stamp(user)));
      if (stamp.isPresent() && filter.takes(stamp.get())) {
        if (call.results().size() == limit) {
          call.warn(
              "There are more results available than are currently displayed. To view them,"
                  + " increase the value for the ResultSize parameter.");
          return;
        }
        call.answer(mailbox, view(call, mailbox, stamp.get()));
      }
    }
  }

  private record Filter(
      @Nullable Pattern batch,
      @Nullable String status,
      @Nullable Database source,
      @Nullable Database target,
      @Nullable Pattern remote,
      @Nullable Boolean suspended) {

    static Filter of(Call call) {
      var bound = call.bound();
      var source =
          bound.text("SourceDatabase").map(n -> call.database(call.organisation(), n)).orElse(null);
      var target =
          bound.text("TargetDatabase").map(n -> call.database(call.organisation(), n)).orElse(null);
      return new Filter(
          bound.text("BatchName").map(MoveRequestReads::wildcard).orElse(null),
          bound.text("MoveStatus").orElse(null),
          source,
          target,
          bound.text("RemoteHostName").map(MoveRequestReads::wildcard).orElse(null),
          bound.has("Suspend") ? (Boolean) bound.on("Suspend") : null);
    }

    boolean takes(MoveStamp stamp) {
      return fits(batch, stamp.batchName())
          && fits(remote, stamp.remoteHostName())
          && (status == null || status.equals(statusName(stamp.status())))
          && (source == null || source.dn().equalsIgnoreCase(stamp.sourceDatabase()))
          && (target == null || target.dn().equalsIgnoreCase(stamp.targetDatabase()))
          && (suspended == null || suspended == ((stamp.flags() & 256) != 0));
    }

    private static boolean fits(@Nullable Pattern pattern, @Nullable String value) {
      return pattern == null || (value != null && pattern.matcher(value).matches());
    }
  }

  private static Pattern wildcard(String text) {
    var regex =
        Arrays.stream(text.split("\\*", -1))
            .map(Pattern::quote)
            .reduce((left, right) -> left + ".*" + right)
            .orElse("");
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }

  private static Map<String, @Nullable Object> view(Call call, Mailbox mailbox, MoveStamp stamp) {
    var kind = MoveKind.of(stamp.flags());
    var suspend = (stamp.flags() & 256) != 0;
    var whenReady = (stamp.flags() & 512) != 0;
    var p = new LinkedHashMap<String, @Nullable Object>();
    p.put("ExchangeGuid", mailbox.exchangeGuid().toString());
    p.put("Guid", call.user(mailbox).objectGuid().toString());
    p.put("Status", statusName(stamp.status()));
    p.put("Flags", flags(stamp.flags()));
    p.put("Direction", kind.direction());
    p.put("RequestStyle", kind.style());
    p.put("SourceDatabase", name(stamp.sourceDatabase()));
    p.put("TargetDatabase", name(stamp.targetDatabase()));
    p.put("BatchName", stamp.batchName());
    p.put("RemoteHostName", stamp.remoteHostName());
    p.put("Suspend", suspend);
    p.put("SuspendWhenReadyToComplete", whenReady);
    return p;
  }

  private static String statusName(int number) {
    return RequestStatus.of(number).map(RequestStatus::label).orElse(Integer.toString(number));
  }

  private static String flags(int bits) {
    var names =
        List.of(
            "CrossOrg",
            "IntraOrg",
            "Push",
            "Pull",
            "Offline",
            "Protected",
            "RemoteLegacy",
            "HighPriority",
            "Suspend",
            "SuspendWhenReadyToComplete");
    var text = new StringBuilder();
    for (var i = 0; i < names.size(); i++) {
      if ((bits & 1 << i) != 0) {
        text.append(text.isEmpty() ? "" : ", ").append(names.get(i));
      }
    }
    return text.toString();
  }

  private static @Nullable String name(@Nullable String dn) {
    return dn == null ? null : dn.substring(3, dn.indexOf(','));
  }

  /** Get-MoveRequestStatistics. */
  public static void statistics(Call call) {
    if (call.bound().set().equals(Syntaxes.QUEUE)) {
      queue(call);
    } else {
      answer(call, call.request());
    }
  }

  private static void queue(Call call) {
    call.controller();
    var queue = call.database(call.organisation(), call.bound().needed("MoveRequestQueue"));
    if (!queue.mounted()) {
      throw Call.offline(queue);
    }
    var guid = call.bound().text("MailboxGuid").map(t -> t.toLowerCase(Locale.ROOT));
    for (var item : call.context().moves().items(queue)) {
      if (guid.isEmpty() || item.mailbox().exchangeGuid().toString().equals(guid.get())) {
        answer(call, item);
      }
    }
  }

  private static void answer(Call call, MoveRequest request) {
    if (call.bound().on("IncludeReport")) {
      call.answerWithReport(request);
    } else {
      call.answer(request);
    }
  }
}
