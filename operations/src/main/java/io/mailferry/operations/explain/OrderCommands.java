package io.mailferry.operations.explain;

import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.decision.Turn;
import io.mailferry.model.order.Approval;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.StandingOrders;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What an operator can type to change what happens to a mailbox, where it stands now. */
final class OrderCommands {
  private static final Set<String> WAITS_FOR_ITS_TIME =
      Set.of(Reason.TOO_EARLY.name(), Reason.WINDOW_CLOSED.name(), Reason.NO_WINDOW_LEFT.name());

  private final MigrationView view;
  private final List<OrderCommand> commands = new ArrayList<>();

  private OrderCommands(MigrationView view) {
    this.view = view;
  }

  /** All that make sense now; answers to an open question first. */
  static List<OrderCommand> of(MigrationView view) {
    var commands = new OrderCommands(view);
    if (view.inShort().turn() == Turn.NOT_WATCHED && view.away() == null) {
      commands.add("move it after all", "mailferry start PLAN");
    } else if (view.ending() == null) {
      commands.answers();
      commands.orders();
    }
    return List.copyOf(commands.commands);
  }

  private void add(String meaning, String command) {
    commands.add(new OrderCommand(meaning, command));
  }

  private void order(String meaning, String verb) {
    add(meaning, "mailferry " + verb + " " + view.whom() + " --reason …");
  }

  private void answers() {
    var question = view.question();
    if (question != null) {
      for (var choice : question.choices()) {
        add(
            choice.meaning(),
            "mailferry answer " + view.whom() + " " + typed(choice) + " --reason …");
      }
    }
  }

  private static String typed(Choice choice) {
    return choice == Choice.RAISE_LIMITS
        ? choice.word() + " --bad-items NUMBER --large-items NUMBER"
        : choice.word();
  }

  private void orders() {
    var phase = view.phase();
    if (phase == null || phase == Phase.DONE) {
      return;
    }
    lifts();
    if (view.question() == null) {
      order("look and decide again at once, which is always harmless", "retry");
    }
    switch (phase) {
      case LOOKING_UP,
          WAITING_TO_COPY,
          SUBMITTING,
          COPYING,
          READY,
          WAITING_TO_SWITCH,
          PAUSED,
          ATTENTION -> {
        if (view.question() == null && view.orders().pause() == null) {
          order("let the request rest", "pause");
        }
        if (view.question() == null && view.orders().hold() == null) {
          order("hold the cutover back, while the copy goes on", "hold");
        }
        cutover();
        if (view.orders().cancel() == null && !mayHaveMoved()) {
          order("take the mailbox out, which stays where it is", "cancel");
        }
      }
      case CUTTING_OVER, VERIFYING, CLEANING_UP, DONE -> {}
    }
  }

  private void cutover() {
    if (Reason.NO_WINDOW_LEFT.name().equals(view.reason())) {
      add(
          "give it another window",
          "mailferry cutover " + view.whom() + " --window \"…\" --reason …");
    }
    if (WAITS_FOR_ITS_TIME.contains(String.valueOf(view.reason()))) {
      add(
          "let it switch now, whatever was planned",
          "mailferry cutover " + view.whom() + " --now --reason …");
    }
  }

  private boolean mayHaveMoved() {
    return Reason.NOT_VERIFIED.name().equals(view.reason())
        || Reason.COMPLETED_ELSEWHERE.name().equals(view.reason());
  }

  /** Each is lifted where it was given. */
  private void lifts() {
    var standing = view.standing() == null ? StandingOrders.NONE : view.standing();
    if (Approval.isAwaited(standing.hold())) {
      add(
          "let the whole wave switch; somebody else than who started it says so",
          "mailferry approve " + view.wave() + " --reason …");
    }
    if (standing.pause() != null
        || (standing.hold() != null && !Approval.isAwaited(standing.hold()))) {
      add("let the whole wave go on again", "mailferry resume " + view.wave() + " --reason …");
    }
    var own =
        (view.orders().pause() != null && !view.orders().pause().equals(standing.pause()))
            || (view.orders().hold() != null && !view.orders().hold().equals(standing.hold()));
    if (own) {
      order("let it go on again", "resume");
    }
  }
}
