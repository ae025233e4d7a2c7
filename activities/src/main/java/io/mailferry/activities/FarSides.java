package io.mailferry.activities;

import io.mailferry.activities.directory.Directory;
import io.mailferry.activities.directory.SeveralForests;
import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.model.MailboxGuid;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The other forests of an organisation: usually one, and several where they come together. */
public final class FarSides {
  private final List<FarSide> sides;
  private final SeveralForests forests;

  /**
   * @throws IllegalArgumentException when there is none, or a forest twice
   */
  public FarSides(List<FarSide> sides) {
    this(sides, new SeveralForests(directories(sides), FaultTable.STANDARD));
  }

  private FarSides(List<FarSide> sides, SeveralForests forests) {
    this.sides = List.copyOf(sides);
    this.forests = forests;
  }

  private static List<Directory> directories(List<FarSide> sides) {
    return sides.stream().map(FarSide::directory).toList();
  }

  FarSides guarded(UnaryOperator<Directory> guard) {
    return new FarSides(
        sides.stream()
            .map(each -> new FarSide(guard.apply(each.directory()), each.end()))
            .toList());
  }

  /** Whether there is more than one. */
  public boolean areSeveral() {
    return sides.size() > 1;
  }

  /** All of them, as one. */
  public Directory directory() {
    return areSeveral() ? forests : sides.getFirst().directory();
  }

  /** One of them, where it does not matter which. */
  public NewMove.FarEnd any() {
    return sides.getFirst().end();
  }

  /**
   * That of the forest in which the mailbox lives, or lived.
   *
   * @throws io.mailferry.activities.fault.Fault when that cannot be told now
   */
  public NewMove.FarEnd of(MailboxGuid mailbox) {
    return sides.stream()
        .filter(each -> isOf(each, forests.of(mailbox)))
        .findFirst()
        .map(FarSide::end)
        .orElseGet(this::any);
  }

  private static boolean isOf(FarSide side, Optional<Directory> forest) {
    return forest.filter(each -> each.forest().equals(side.directory().forest())).isPresent();
  }
}
