package io.mailferry.operations.explain;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Decision;
import io.mailferry.model.decision.InShort;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.decision.Turn;
import io.mailferry.model.move.Sighting;
import io.mailferry.model.order.AcceptedLoss;
import io.mailferry.model.order.Approval;
import io.mailferry.model.order.CutoverWish;
import io.mailferry.model.order.Order;
import io.mailferry.model.order.Orders;
import io.mailferry.model.order.Question;
import io.mailferry.model.order.StandingOrders;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.operations.client.Note;
import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.moment.SaidOpening;
import io.mailferry.operations.status.MailboxSnapshot;
import io.mailferry.operations.status.OpenDrift;
import io.mailferry.operations.status.OpenIncident;
import io.mailferry.operations.status.OutcomeKind;
import io.mailferry.operations.status.PendingActivity;
import io.mailferry.operations.text.Words;
import io.mailferry.workflows.mailbox.MigrationStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a migration stands: what it waits for, since when, on what evidence, and what is next.
 *
 * @param source who tells
 * @param inShort the whole in one line: whose turn it is
 * @param mailbox whose migration
 * @param wave its wave
 * @param to the database it is to move to
 * @param cutover when it may switch, as planned or as ordered since; null for a copy
 * @param phase where it stands; null before the first decision
 * @param attention whether a person is needed
 * @param reason why, as a {@link io.mailferry.model.decision.Reason}; null before the first
 *     decision
 * @param sentence why, what is waited for and what happens then; null before the first decision
 * @param since when that was decided; null before the first decision of a copy
 * @param nextLook when it looks again by itself; null while something is being done, for a copy,
 *     and after the end
 * @param pending what a worker does for it, or is to do; null while it only waits, for a copy, and
 *     after the end
 * @param attempts what was tried so far; null for a copy, and from a worker of an earlier release
 * @param evidence what was seen; null before the first look and for a copy
 * @param orders the operators' orders in force; none for a copy, and after the end
 * @param standing those of the orders that stand for the whole wave; null for a copy, and after the
 *     end
 * @param incident what is away that it waits for; null when nothing is, and after the end
 * @param drift the request of it that should not be there; null when there is none
 * @param question the open question; null for none and for a copy
 * @param ending how it ended; null while it has not
 * @param reads what a person can type into Exchange's shell to see for herself
 * @param copy what the journal knows of the same mailbox; null when it knows nothing or is away
 * @param report the end of Exchange's own report of the last failure; null when none was read
 * @param facts what happened, in order
 * @param notes what to know about this view
 * @param away why Temporal or its workers could not be asked; null when they could
 */
public record MigrationView(
    Source source,
    InShort inShort,
    MailboxGuid mailbox,
    WaveName wave,
    String to,
    @Nullable CutoverOrder cutover,
    @Nullable Phase phase,
    Attention attention,
    @Nullable String reason,
    @Nullable String sentence,
    @Nullable Instant since,
    @Nullable Instant nextLook,
    @Nullable PendingActivity pending,
    @Nullable Attempts attempts,
    @Nullable Sighting evidence,
    Orders orders,
    @Nullable StandingOrders standing,
    @Nullable OpenIncident incident,
    @Nullable OpenDrift drift,
    @Nullable Question question,
    @Nullable OutcomeKind ending,
    List<ReadCommand> reads,
    @Nullable MailboxSnapshot copy,
    @Nullable ReportView report,
    List<FactView> facts,
    List<Note> notes,
    @Nullable OperationFailed away) {
  /** Who tells. */
  public enum Source {
    /** The migration itself. */
    MIGRATION,
    /** The journal's copy. */
    JOURNAL
  }

  /** The lists are copied. */
  public MigrationView {
    reads = List.copyOf(reads);
    facts = List.copyOf(facts);
    notes = List.copyOf(notes);
  }

  /** What a migration itself tells, with what Temporal and the journal know beside it. */
  public static MigrationView of(
      MigrationStatus status,
      @Nullable PendingActivity pending,
      @Nullable OpenIncident incident,
      @Nullable MailboxSnapshot copy,
      List<FactView> facts,
      List<Note> notes) {
    var intention = status.intention();
    var decision = status.decision();
    var outcome = status.outcome();
    return new MigrationView(
        Source.MIGRATION,
        inShort(status, pending, incident),
        intention.mailbox(),
        intention.wave(),
        intention.target().name(),
        status.orders().cutoverBeside(intention.cutover()),
        outcome != null ? Phase.DONE : decision == null ? null : decision.phase(),
        outcome != null ? Attention.NONE : attention(decision, pending),
        decision == null ? null : decision.reason().name(),
        outcome != null ? outcome.sentence() : decision == null ? null : decision.sentence(),
        status.since(),
        outcome != null ? null : status.nextLook(),
        pending,
        status.memory() == null || outcome != null
            ? null
            : Attempts.of(status.memory(), status.evidence(), inWave(facts, intention.wave())),
        status.evidence(),
        outcome != null ? Orders.NONE : status.orders(),
        outcome != null ? null : inForce(status),
        outcome != null ? null : incident,
        null,
        outcome != null ? null : status.question(),
        outcome == null ? null : OutcomeKind.of(outcome),
        outcome == null
            ? ReadCommands.of(intention, decision, status.evidence())
            : ReadCommands.ofEnded(intention, status.evidence()),
        copy,
        null,
        facts,
        notes,
        null);
  }

  /**
   * What the journal's copy tells.
   *
   * @param away why the migration could not be asked; null when Temporal has forgotten it
   */
  public static MigrationView of(
      MailboxGuid mailbox,
      @Nullable OpenIncident incident,
      MailboxSnapshot copy,
      List<FactView> facts,
      List<Note> notes,
      @Nullable OperationFailed away) {
    var decided = copy.decided();
    return new MigrationView(
        Source.JOURNAL,
        inShort(copy, away),
        mailbox,
        copy.wave(),
        copy.to(),
        null,
        copy.phase(),
        copy.attention(),
        decided == null ? null : decided.reason(),
        copy.sentence(),
        decided == null ? null : decided.at(),
        null,
        null,
        null,
        null,
        Orders.NONE,
        null,
        incident,
        null,
        null,
        copy.ending(),
        ReadCommands.of(mailbox),
        copy,
        null,
        facts,
        notes,
        away);
  }

  /**
   * The same with what only the journal knows.
   *
   * @param other Exchange's report of the last failure; null for none
   * @param found the request of it that should not be there; null for none
   */
  MigrationView with(@Nullable ReportView other, @Nullable OpenDrift found) {
    return new MigrationView(
        source, inShort, mailbox, wave, to, cutover, phase, attention, reason, sentence, since,
        nextLook, pending, attempts, evidence, orders, standing, incident, found, question, ending,
        reads, copy, other, facts, notes, away);
  }

  private static List<FactView> inWave(List<FactView> facts, WaveName wave) {
    return facts.stream().filter(fact -> fact.wave().equals(wave)).toList();
  }

  private static InShort inShort(
      MigrationStatus status, @Nullable PendingActivity pending, @Nullable OpenIncident incident) {
    if (status.outcome() != null) {
      return InShort.of(status.outcome());
    }
    var decision = status.decision();
    var decided = decision == null ? InShort.FIRST_LOOK : InShort.of(decision);
    if (decided.turn() == Turn.NEEDS_A_PERSON) {
      return decided;
    }
    if (incident != null && incident.lasting()) {
      return InShort.needed(
          incident.dependency().words() + " has to be put right; then it goes on by itself");
    }
    if (incident != null) {
      return InShort.waiting(incident.dependency().words() + ", which is away");
    }
    if (pending != null && pending.failing()) {
      return InShort.waiting("what " + pending.activity() + " needs, and it is tried again");
    }
    return pending != null && pending.unserved()
        ? InShort.waiting("a worker that is free for it")
        : decided;
  }

  private static InShort inShort(MailboxSnapshot copy, @Nullable OperationFailed away) {
    if (copy.outcome() != null) {
      return InShort.of(copy.outcome());
    }
    if (copy.problem() != null) {
      return InShort.notWatched("it was not started: " + copy.problem());
    }
    if (away == null) {
      return InShort.notWatched(
          "Temporal has no migration of it; its wave has to be started again");
    }
    var before = before(copy.decided());
    return InShort.notWatched(
        (away.code() == ProblemCode.NO_WORKER
                ? "no worker answers, and what Exchange has in hand goes on there"
                : "Temporal does not answer, so nobody knows from here")
            + (before == null ? "" : "; before that: " + before.sentence()));
  }

  /** What it came to when it was last decided about; null when that is not known here. */
  private static @Nullable InShort before(MailboxSnapshot.@Nullable Decided decided) {
    if (decided == null) {
      return null;
    }
    var asked = decided.asked();
    return Arrays.stream(Reason.values())
        .filter(reason -> reason.name().equals(decided.reason()))
        .findFirst()
        .map(
            reason ->
                InShort.of(
                    reason,
                    decided.phase(),
                    decided.attention(),
                    decided.dependency(),
                    asked == null ? null : asked.cause()))
        .orElse(null);
  }

  /** While something is away the decision in force is an old one, and it is waited out. */
  private static Attention attention(
      @Nullable Decision decision, @Nullable PendingActivity pending) {
    var decided = decision == null ? Attention.NONE : decision.attention();
    return decided == Attention.NONE && pending != null && pending.failing()
        ? Attention.WAITING
        : decided;
  }

  /** The mailbox's address, where the journal knows it. */
  public @Nullable String address() {
    return copy == null ? null : copy.address();
  }

  /** The address where it is known, else the GUID: what a command takes. */
  public String whom() {
    return copy == null ? mailbox.toString() : copy.address();
  }

  /** What can be typed to change what happens to it, where it stands now. */
  public List<OrderCommand> changes() {
    return OrderCommands.of(this);
  }

  private static @Nullable StandingOrders inForce(MigrationStatus status) {
    var standing = status.standing();
    return standing == null ? null : standing.untilApproved(status.intention());
  }

  /** Whether a person has to look. */
  public boolean needsAttention() {
    return switch (source) {
      case MIGRATION -> question != null || attention == Attention.STUCK;
      case JOURNAL -> copy != null && copy.needsAttention();
    };
  }

  /**
   * The same as plain values. Every name is always there, with null for what is not known; the
   * names never change.
   */
  public Map<String, @Nullable Object> data() {
    return data(false);
  }

  private @Nullable List<String> windows() {
    return cutover == null || cutover.windows() == null
        ? null
        : SaidOpening.all(cutover.windows().windows(), cutover.windows().blackouts());
  }

  /**
   * The same as plain values.
   *
   * @param wholeReport whether the lines of Exchange's report are wanted, too
   */
  public Map<String, @Nullable Object> data(boolean wholeReport) {
    var progress = copy == null ? null : copy.progress();
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("source", source.name());
    data.put("turn", inShort.turn().name());
    data.put("inShort", inShort.sentence());
    data.put("address", address());
    data.put("mailbox", mailbox.toString());
    data.put("wave", wave.value());
    data.put("to", to);
    data.put("cutoverNotBefore", cutover == null ? null : text(cutover.notBefore()));
    data.put("cutoverWindows", windows());
    data.put("phase", phase == null ? null : phase.name());
    data.put("attention", attention.word());
    data.put("reason", reason);
    data.put("outcome", ending == null ? null : ending.name());
    data.put("needsAttention", needsAttention());
    data.put("sentence", sentence);
    data.put("since", text(since));
    data.put("nextLook", text(nextLook));
    data.put("pending", pending == null ? null : pending.data());
    data.put("attempts", attempts == null ? null : attempts.data());
    data.put("incident", incident == null ? null : incident.data());
    data.put("drift", drift == null ? null : drift.data());
    data.put("question", question == null ? null : data(question));
    data.put("orders", data(orders, standing));
    data.put("evidence", evidence == null ? null : SightingData.of(evidence));
    data.put("exchangeStatus", progress == null ? null : progress.status().name());
    data.put("exchangeDetail", progress == null ? null : progress.statusDetail());
    data.put("percent", progress == null ? null : progress.percent());
    data.put("seenAt", progress == null ? null : progress.at().toString());
    data.put("reads", reads.stream().map(ReadCommand::data).toList());
    data.put("changes", changes().stream().map(OrderCommand::data).toList());
    data.put("report", report == null ? null : report.data(wholeReport));
    data.put("facts", facts.stream().map(FactView::data).toList());
    data.put("notes", notes.stream().map(Note::data).toList());
    return data;
  }

  private static Map<String, @Nullable Object> data(Question question) {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("code", question.code().name());
    data.put("cause", question.sharedCause());
    data.put("sentence", question.sentence());
    data.put("choices", question.choices().stream().map(Words::typed).toList());
    return data;
  }

  private static Map<String, @Nullable Object> data(StandingOrders standing) {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("pause", data(standing.pause()));
    data.put("hold", data(standing.hold()));
    data.put("cancel", data(standing.cancel()));
    data.put("limits", data(standing.limits()));
    data.put("cutover", data(standing.cutover()));
    data.put("approval", data(standing.approval()));
    return data;
  }

  private static Map<String, @Nullable Object> data(
      Orders orders, @Nullable StandingOrders standing) {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("pause", data(orders.pause()));
    data.put("hold", data(orders.hold()));
    data.put("cancel", data(orders.cancel()));
    data.put("limits", data(orders.limits()));
    data.put("cutover", data(orders.cutover()));
    data.put("ofWave", standing == null ? null : data(standing));
    return data;
  }

  private static @Nullable Map<String, @Nullable Object> data(@Nullable AcceptedLoss loss) {
    if (loss == null) {
      return null;
    }
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("badItems", loss.limits().badItems());
    data.put("largeItems", loss.limits().largeItems());
    data.put("reason", loss.order().reason());
    data.put("who", loss.order().who());
    return data;
  }

  private static @Nullable Map<String, @Nullable Object> data(@Nullable CutoverWish wish) {
    if (wish == null) {
      return null;
    }
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("now", wish.now());
    data.put("notBefore", text(wish.notBefore()));
    data.put("windows", SaidOpening.all(wish.windows(), wish.blackouts()));
    data.put("lastStart", wish.lastStart() == null ? null : wish.lastStart().toString());
    data.put("shortest", wish.shortest() == null ? null : wish.shortest().toString());
    data.put("reason", wish.order().reason());
    data.put("who", wish.order().who());
    return data;
  }

  private static @Nullable Map<String, @Nullable Object> data(@Nullable Approval given) {
    if (given == null) {
      return null;
    }
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("reason", given.order().reason());
    data.put("who", given.order().who());
    data.put("at", given.at().toString());
    return data;
  }

  private static @Nullable Map<String, @Nullable Object> data(@Nullable Order order) {
    if (order == null) {
      return null;
    }
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("reason", order.reason());
    data.put("who", order.who());
    return data;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
