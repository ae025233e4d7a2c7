package io.mailferry.worker.doctor;

import static io.mailferry.worker.doctor.Asking.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailferry.activities.directory.Directory;
import io.mailferry.activities.directory.DirectoryEntry;
import io.mailferry.activities.exchange.command.GetMoveRequest;
import io.mailferry.activities.exchange.command.GetMoveRequestStatistics;
import io.mailferry.activities.exchange.command.argument.BatchPattern;
import io.mailferry.activities.fault.Fault;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.move.Stamp;
import io.mailferry.worker.doctor.Asking.Said;
import io.mailferry.worker.doctor.MailboxCheck.Found;
import io.mailferry.worker.doctor.finding.Check;
import io.mailferry.worker.doctor.finding.Finding;
import io.mailferry.worker.doctor.finding.Fix;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Is a move request seen as it is? The directory's account reads its stamp, and Exchange sends its
 * status as a word that is known. Tried with the mailbox's own request, or with another of ours.
 */
final class RequestCheck {
  private static final String STAMPS = "docs/exchange/queues-and-stamps.md#the-stamp";
  private static final String STATES = "docs/exchange/states.md#status";

  private final Asking exchange;
  private final Directory near;

  RequestCheck(Asking exchange, Directory near) {
    this.exchange = exchange;
    this.near = near;
  }

  /** A request to judge by: the mailbox's own, or another one of ours. */
  private record Example(MailboxGuid mailbox, JsonNode request, String whose) {}

  /**
   * The lines {@code stamp} and {@code status}.
   *
   * @return why no new request is asked for; empty when the mailbox has none
   */
  Optional<String> of(Found found, Consumer<Finding> told) {
    var own =
        exchange.said(
            Check.STAMP,
            "Get-MoveRequest",
            new GetMoveRequest(
                new GetMoveRequest.Which.OfMailbox(found.mailbox()), found.controller()));
    if (own instanceof Said.Nothing(var why)) {
      tellUnread(why, told);
      return Optional.of("whether it has a move request already could not be read, see stamp");
    }
    var ofMailbox = own.first().map(each -> new Example(found.mailbox(), each, "of this mailbox"));
    if (ofMailbox.isPresent()) {
      tell(found, ofMailbox, told);
      return Optional.of(
          "it has a move request already ("
              + text(ofMailbox.get().request(), "Status").orElse("without a status")
              + "), and Exchange takes no second one");
    }
    if (found.entry().stamp() instanceof Stamp.Present present) {
      told.accept(read(present, "of this mailbox"));
      var ours = ours(found, Check.STATUS);
      told.accept(ours instanceof Said.Nothing(var why) ? why : status(ofAnother(ours), found));
      return Optional.of(
          "it has a move request already, by its stamp ("
              + present.status()
              + "), and Exchange takes no second one");
    }
    var ours = ours(found, Check.STAMP);
    if (ours instanceof Said.Nothing(var why)) {
      tellUnread(why, told);
      return Optional.empty();
    }
    tell(found, ofAnother(ours), told);
    return Optional.empty();
  }

  private void tell(Found found, Optional<Example> example, Consumer<Finding> told) {
    told.accept(stamp(found, example));
    told.accept(status(example, found));
  }

  /** Nobody knows whether there is a request, which is another thing than that there is none. */
  private static void tellUnread(Finding why, Consumer<Finding> told) {
    told.accept(why);
    told.accept(Finding.skipped(Check.STATUS, "no move request could be read"));
  }

  private Said ours(Found found, Check check) {
    return exchange.said(
        check,
        "Get-MoveRequest",
        new GetMoveRequest(
            new GetMoveRequest.Which.OfBatch(new BatchPattern(WaveName.everyBatch())),
            found.controller()));
  }

  private static Optional<Example> ofAnother(Said ours) {
    return ours.first()
        .flatMap(
            request ->
                guid(request)
                    .map(
                        mailbox ->
                            new Example(mailbox, request, "of another mailbox, by Mailferry")));
  }

  private static Optional<MailboxGuid> guid(JsonNode request) {
    try {
      return text(request, "ExchangeGuid")
          .map(UUID::fromString)
          .filter(guid -> guid.getMostSignificantBits() != 0 || guid.getLeastSignificantBits() != 0)
          .map(MailboxGuid::new);
    } catch (IllegalArgumentException mangled) {
      return Optional.empty();
    }
  }

  /** An attribute that may not be read looks as if it were not there. */
  private Finding stamp(Found found, Optional<Example> example) {
    if (found.entry().stamp() instanceof Stamp.Present present) {
      return read(present, "of this mailbox");
    }
    if (example.isEmpty()) {
      return Finding.note(
          Check.STAMP,
          "cannot tell: this mailbox has no move request, and Exchange shows none of Mailferry's;"
              + " an account that may not read stamps would see the same",
          Fix.of("Run the check again with a mailbox that is being moved.", STAMPS));
    }
    try {
      var seen = near.find(example.get().mailbox(), found.controller()).value();
      return seen.map(DirectoryEntry::stamp).orElseGet(Stamp.Absent::new)
              instanceof Stamp.Present present
          ? read(present, example.get().whose())
          : unread(found.controller(), example.get());
    } catch (Fault fault) {
      return exchange.broken(Check.STAMP, fault);
    }
  }

  private static Finding read(Stamp.Present stamp, String whose) {
    var seen =
        "the directory's account reads the stamp of a request " + whose + ": " + stamp.status();
    return stamp.flags().known() && stamp.batchName() != null
        ? Finding.ok(Check.STAMP, seen)
        : Finding.note(
            Check.STAMP,
            seen
                + (stamp.flags().known() ? "" : ", without its flags")
                + (stamp.batchName() == null ? ", without a batch name" : ""),
            Fix.of(
                "If Get-MoveRequest shows them, let the account read msExchMailboxMoveFlags and"
                    + " msExchMailboxMoveBatchName.",
                STAMPS));
  }

  private Finding unread(String controller, Example example) {
    return Finding.toFix(
        Check.STAMP,
        "Get-MoveRequest shows a move request "
            + example.whose()
            + ", and the directory's account sees no stamp of it at "
            + controller,
        Fix.of(
            "Let the bind-account read the msExchMailboxMove… attributes of users in "
                + near.forest()
                + "; if the request was made a moment ago, run the check again first.",
            STAMPS));
  }

  private Finding status(Optional<Example> example, Found found) {
    return example
        .map(each -> status(each, found.controller()))
        .orElseGet(() -> Finding.skipped(Check.STATUS, "no move request to look at"));
  }

  private Finding status(Example example, String controller) {
    var shown = text(example.request(), "Status").orElse("");
    var statistics =
        exchange.said(
            Check.STATUS,
            "Get-MoveRequestStatistics",
            new GetMoveRequestStatistics(
                new GetMoveRequestStatistics.Which.OfMailbox(example.mailbox(), controller)));
    if (statistics instanceof Said.Nothing(var why)) {
      return why;
    }
    // An object without its status is no missing object: the status got lost on its way.
    var queued = statistics.first().map(item -> text(item, "Status").orElse(""));
    var wrong =
        Stream.concat(
                isKnown(shown) ? Stream.empty() : Stream.of("Get-MoveRequest" + say(shown)),
                queued.stream()
                    .filter(status -> !isKnown(status))
                    .map(status -> "Get-MoveRequestStatistics" + say(status)))
            .toList();
    if (!wrong.isEmpty()) {
      return Finding.toFix(
          Check.STATUS,
          String.join("; ", wrong),
          Fix.of(
              "Report this line with the Exchange version, and start no wave: Mailferry would not"
                  + " know where its requests stand.",
              STATES));
    }
    return queued.isEmpty()
        ? Finding.note(
            Check.STATUS,
            "Get-MoveRequest says the word “"
                + shown
                + "”, and Get-MoveRequestStatistics shows no request",
            Fix.of("A stamp without an item: look at the request in Exchange.", STAMPS))
        : Finding.ok(
            Check.STATUS,
            "it comes as a word that is known, from Get-MoveRequest (“"
                + shown
                + "”) and Get-MoveRequestStatistics (“"
                + queued.get()
                + "”)");
  }

  /** A number is what an enumeration is that nobody put into words on its way. */
  private static String say(String status) {
    return status.isBlank()
        ? " sends no Status with a request: it gets lost on its way"
        : status.strip().matches("-?\\d+")
            ? " sends Status as the number " + status.strip() + ", not as a word"
            : " sends a Status that is not known: “" + status + "”";
  }

  private static boolean isKnown(String status) {
    return !status.isBlank() && RequestStatus.ofWord(status) != RequestStatus.UNRECOGNISED;
  }
}
