package io.mailferry.activities;

import io.mailferry.activities.directory.Directory;
import io.mailferry.activities.directory.SeveralForests;
import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.activities.fault.Effect;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.FaultCode;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.move.Stamp;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The other forests of an organisation: usually one, and several where they come together. */
public final class FarSides {
  private final List<FarSide> sides;
  private final SeveralForests forests;

  /**
   * @throws IllegalArgumentException when there is none, or a forest twice
   */
  public FarSides(List<FarSide> sides) {
    this.sides = List.copyOf(sides);
    this.forests =
        new SeveralForests(sides.stream().map(FarSide::directory).toList(), FaultTable.STANDARD);
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

  /**
   * The directory to look for the other object of a mailbox that is being moved: that of the forest
   * from which its request pulls, as long as there is one; all of them where that is not known.
   * What is away elsewhere keeps nobody here from being seen to arrive.
   */
  public Directory directory(Stamp stamp) {
    return of(stamp).map(FarSide::directory).orElseGet(this::directory);
  }

  /** The one whose endpoint a request names; empty where none does, or more than one. */
  private Optional<FarSide> of(Stamp stamp) {
    if (!(stamp instanceof Stamp.Present present)) {
      return Optional.empty();
    }
    var host = present.remoteHostName();
    var those =
        sides.stream().filter(each -> each.end().hostName().equalsIgnoreCase(host)).toList();
    return those.size() == 1 ? Optional.of(those.getFirst()) : Optional.empty();
  }

  /** One with every parameter that any of them has, to see what is needed. */
  public NewMove.FarEnd fullest() {
    return fullest(sides.stream().map(FarSide::end).toList());
  }

  /** The same of at least one. */
  public static NewMove.FarEnd fullest(List<NewMove.FarEnd> ends) {
    return new NewMove.FarEnd(
        ends.getFirst().hostName(),
        any(ends.stream().map(NewMove.FarEnd::credential)),
        any(ends.stream().map(NewMove.FarEnd::globalCatalog)),
        ends.getFirst().deliveryDomain());
  }

  /**
   * The controller of the far forest on which the replication service writes, as far as the
   * settings name one: what it wrote shows there first. Null where they do not.
   */
  @Nullable String controller(Stamp stamp) {
    var side = of(stamp);
    return side.isPresent() ? side.get().end().globalCatalog() : fullest().globalCatalog();
  }

  private static @Nullable String any(Stream<@Nullable String> values) {
    return values.filter(Objects::nonNull).findFirst().orElse(null);
  }

  /**
   * That of the forest in which the mailbox lives, or lived.
   *
   * @throws Fault when that cannot be told now
   */
  public NewMove.FarEnd of(MailboxGuid mailbox) {
    return areSeveral()
        ? in(forests.of(mailbox)).orElseThrow(() -> nowhere(mailbox))
        : sides.getFirst().end();
  }

  /**
   * That of the forest from which its request pulls, as far as its stamp tells; else that of the
   * forest in which it lives.
   *
   * @throws Fault as {@link #of(MailboxGuid)} does
   */
  public NewMove.FarEnd of(MailboxGuid mailbox, Stamp stamp) {
    return of(stamp).map(FarSide::end).orElseGet(() -> of(mailbox));
  }

  /**
   * The domain by which mail finds its way to a mailbox after its move.
   *
   * @throws Fault when its forest cannot be told now
   */
  public String deliveryDomain(MailboxGuid mailbox) {
    return areSeveral()
        ? in(forests.lately(mailbox)).orElseGet(() -> of(mailbox)).deliveryDomain()
        : sides.getFirst().end().deliveryDomain();
  }

  private Optional<NewMove.FarEnd> in(Optional<Directory> forest) {
    return forest.flatMap(
        where ->
            sides.stream()
                .filter(each -> each.directory().equals(where))
                .map(FarSide::end)
                .findFirst());
  }

  /** Whoever was found a moment ago, and is not now, is looked for again. */
  private Fault nowhere(MailboxGuid mailbox) {
    return FaultTable.STANDARD.fault(
        FaultCode.AD_AWAY,
        "no controller of " + forests.forest() + " shows the mailbox " + mailbox + " any more",
        Effect.READS,
        forests.forest(),
        null);
  }
}
