package io.mailferry.activities.mailbox;

import io.mailferry.activities.AccountsAfterMove;
import io.mailferry.activities.directory.DirectoryEntry;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.Route;
import io.mailferry.model.move.Home;
import io.mailferry.model.move.Stamp;
import io.mailferry.model.plan.Intention;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What must hold before a mailbox can be moved, each as a sentence
 * (docs/exchange/cross-forest.md#before-a-move). All are checked, so that a consultant mends ten
 * obstacles at once and not one per run.
 */
public final class Preflight {
  /**
   * Arbitration, discovery and public-folder mailboxes do not cross forests
   * (docs/exchange/cross-forest.md#kinds-that-do-not-cross).
   */
  private static final Set<Long> NEVER_CROSS = Set.of(8_388_608L, 536_870_912L, 68_719_476_736L);

  /** docs/exchange/cross-forest.md#parts-do-not-cross; on premises only. */
  static final String ONLY_WHOLE =
      "the plan moves a part of the mailbox, and between two forests Exchange moves only all of it";

  private Preflight() {}

  /**
   * Everything that stands in the way of a move; nothing does when the mailbox has arrived or is
   * being moved already.
   *
   * @param near the object in the forest in which the commands run
   * @param far the object in the other forest; null when that has none, and for a local move
   * @param deliveryDomain tells the domain to which mail is routed after a move between forests
   * @param accounts with which people sign in after such a move
   */
  public static List<String> obstacles(
      Intention intention,
      DirectoryEntry near,
      @Nullable DirectoryEntry far,
      Supplier<String> deliveryDomain,
      AccountsAfterMove accounts) {
    if (near.stamp() instanceof Stamp.Present stamp && !isOfAnEarlierMove(intention, stamp)) {
      return List.of();
    }
    if (!intention.route().crossForest()) {
      return isHome(intention, near) ? List.of() : missingLocally(near);
    }
    var pushing = intention.route() == Route.PUSH;
    var source = pushing ? near : far;
    var target = pushing ? far : near;
    if (target != null && isHome(intention, target)) {
      return List.of();
    }
    if (source == null || target == null) {
      return List.of(missing(source == null ? "the source forest" : "the target forest"));
    }
    return missingAcrossForests(intention, source, target, deliveryDomain, accounts);
  }

  /** The stamp of the request that moves a mailbox; absent where it is of an earlier move. */
  static Stamp ofThisMove(Intention intention, Stamp stamp) {
    return stamp instanceof Stamp.Present present && isOfAnEarlierMove(intention, present)
        ? new Stamp.Absent()
        : stamp;
  }

  /** What is over and not ours moves nobody, so that the move still has to be possible. */
  private static boolean isOfAnEarlierMove(Intention intention, Stamp.Present stamp) {
    return stamp.status().completed()
        && !intention.wave().batchName().equalsIgnoreCase(stamp.batchName());
  }

  /** Whether a mailbox lives where the plan wants it. */
  static boolean isHome(Intention intention, DirectoryEntry entry) {
    return entry.home().isIn(intention.destination());
  }

  /** That a forest has no such object. */
  static String missing(String where) {
    return where
        + " has no object with this mailbox GUID: prepare the mail user (Prepare-MoveRequest.ps1),"
        + " then look again";
  }

  /** What a move within the organisation needs of the mailbox. */
  static List<String> missingLocally(DirectoryEntry mailbox) {
    return missing(
        List.of(
            new Check("the mailbox has no legacyExchangeDN", mailbox.legacyExchangeDn() != null),
            new Check("the mailbox has no alias (mailNickname)", mailbox.alias() != null)));
  }

  /**
   * What a cross-forest move needs of the source mailbox and of the prepared mail user.
   *
   * @param deliveryDomain tells the domain to which mail is routed after the move
   * @param accounts with which people sign in after it
   */
  static List<String> missingAcrossForests(
      Intention intention,
      DirectoryEntry source,
      DirectoryEntry target,
      Supplier<String> deliveryDomain,
      AccountsAfterMove accounts) {
    if (target.home() instanceof Home.InDatabase elsewhere) {
      return List.of(livesInTheTarget(intention, source, elsewhere));
    }
    var legacy = source.legacyExchangeDn();
    var domain = deliveryDomain.get();
    Predicate<String> isLegacy = x500 -> x500.equalsIgnoreCase(legacy == null ? "" : legacy);
    var lacking =
        missing(
            List.of(
                new Check(ONLY_WHOLE, intention.scope() == MailboxScope.PRIMARY_AND_ARCHIVE),
                new Check(
                    "the source object is no mailbox: it has no homeMDB",
                    source.home() instanceof Home.InDatabase),
                new Check(
                    "mailboxes of this kind (msExchRecipientTypeDetails "
                        + source.recipientType()
                        + ") do not move between forests",
                    !NEVER_CROSS.contains(source.recipientType())),
                new Check(
                    "the target object is no mail user (msExchRecipientTypeDetails is "
                        + target.recipientType()
                        + ", not 128): run Prepare-MoveRequest.ps1 for it",
                    target.recipientType() == DirectoryEntry.MAIL_USER),
                new Check(
                    "the target mail user has no address in " + domain + ": add one",
                    target.hasAddressIn(domain)),
                new Check(
                    "the target mail user lacks the source's legacyExchangeDN as an X500 address: add"
                        + " it",
                    legacy != null && target.x500().stream().anyMatch(isLegacy)),
                new Check(
                    "the target mail user has no legacyExchangeDN",
                    target.legacyExchangeDn() != null),
                new Check(
                    "the target mail user has no alias (mailNickname)", target.alias() != null),
                new Check(
                    "the archive GUIDs of source and target differ: copy msExchArchiveGUID",
                    Objects.equals(source.archive(), target.archive()))));
    return Stream.concat(
            lacking.stream(), PreparedAccount.obstacles(source, target, accounts).stream())
        .toList();
  }

  private static String livesInTheTarget(
      Intention intention, DirectoryEntry source, Home.InDatabase there) {
    return source.home() instanceof Home.InDatabase here
        ? "both forests have a mailbox with this GUID, in "
            + here.databaseName()
            + " and in "
            + there.databaseName()
            + ": find out which one people use before anything is moved"
        : "the mailbox lives in "
            + there.databaseName()
            + " of the target forest already, and the plan wants it in "
            + intention.destination().name()
            + ": plan a local move for it";
  }

  private static List<String> missing(List<Check> checks) {
    return checks.stream().filter(check -> !check.holds()).map(Check::sentence).toList();
  }

  private record Check(String sentence, boolean holds) {}
}
