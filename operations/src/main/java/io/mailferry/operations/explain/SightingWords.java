package io.mailferry.operations.explain;

import io.mailferry.model.move.Home;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.Sighting;
import io.mailferry.model.move.Stamp;
import io.mailferry.operations.text.Words;

/**
 * What was seen, in words.
 *
 * @param seen what was seen
 */
public record SightingWords(Sighting seen) {
  /** What the queue of move requests shows. */
  public String queue() {
    return switch (seen.queue()) {
      case QueueItem.Absent _ -> "no move request in the queue";
      case QueueItem.Present item -> present(item);
      case QueueItem.Invalid(var why, _, _) ->
          "a move request that Exchange calls not valid itself" + (why.isBlank() ? "" : ": " + why);
      case QueueItem.Unreadable unreadable ->
          "the queue cannot be read since "
              + Words.second(unreadable.since())
              + " UTC: "
              + unreadable.why();
    };
  }

  private static String present(QueueItem.Present item) {
    var progress = item.progress();
    var words = new StringBuilder();
    words.append(item.status()).append(" / ").append(item.statusDetail());
    words.append(", ").append(progress.percent()).append(" %, ");
    words.append(Words.size(progress.bytes()));
    if (progress.totalBytes() > 0) {
      words.append(" of ").append(Words.size(progress.totalBytes()));
    }
    if (item.times().lastUpdate() != null) {
      words.append(", last sign of life ").append(Words.second(item.times().lastUpdate()));
      words.append(" UTC");
    }
    if (item.failure() != null) {
      words.append(", ").append(item.failure().type()).append(": ");
      words.append(item.failure().message());
    }
    return words.toString();
  }

  /** What the directory shows of the request. */
  public String stamp() {
    return switch (seen.stamp()) {
      case Stamp.Absent _ -> "no trace of a request";
      case Stamp.Present stamp ->
          "request "
              + stamp.status()
              + ", "
              + Words.typed(stamp.flags().route())
              + (stamp.batchName() == null ? "" : ", batch " + stamp.batchName())
              + (stamp.hidden()
                  ? ", as Exchange finds it; Mailferry's own account sees none: let it read the"
                      + " attributes msExchMailboxMove…"
                  : "");
      case Stamp.Unreadable unreadable ->
          "cannot be read since " + Words.second(unreadable.since()) + " UTC: " + unreadable.why();
    };
  }

  /** Where the directories say the mailbox lives. */
  public String homes() {
    var source = seen.sourceHome();
    return "target forest: "
        + home(seen.targetHome())
        + (source == null ? "" : "; source forest: " + home(source));
  }

  private static String home(Home home) {
    return switch (home) {
      case Home.InDatabase database -> "mailbox in " + database.databaseName();
      case Home.MailUser user ->
          "mail user" + (user.routesTo() == null ? "" : " routed to " + user.routesTo());
      case Home.Missing _ -> "no such object";
      case Home.Unreadable unreadable ->
          "cannot be read since " + Words.second(unreadable.since()) + " UTC: " + unreadable.why();
    };
  }

  /** When it was seen, and through which controllers. */
  public String where() {
    var other = seen.sourceController();
    return Words.second(seen.seenAt())
        + " UTC, through "
        + seen.controller()
        + (other == null ? "" : " and " + other);
  }
}
