package io.mailferry.activities;

import io.mailferry.activities.breaker.Breakers;
import io.mailferry.activities.breaker.IncidentListener;
import io.mailferry.activities.directory.Directory;
import io.mailferry.activities.exchange.Exchange;
import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.time.ExchangeClock;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.move.Stamp;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.model.policy.Timings;
import io.mailferry.model.slot.SlotLimits;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An Exchange organisation with everything needed to work in it.
 *
 * @param name how settings and plans call it
 * @param exchange its Exchange, in which all commands run
 * @param directory its forest
 * @param far the other forests of cross-forest routes; null when only local moves are made
 * @param timings how long things are waited for
 * @param clock Exchange's clock
 * @param breakers what keeps calls back from what is away
 * @param slots how many mailboxes may be copied, or switch, at a time
 * @param accounts with which people sign in after a move between forests
 */
public record Organisation(
    OrganisationName name,
    Exchange exchange,
    Directory directory,
    @Nullable FarSides far,
    Timings timings,
    ExchangeClock clock,
    Breakers breakers,
    SlotLimits slots,
    AccountsAfterMove accounts) {
  /**
   * An organisation with local moves only, that is called whether or not what a call needs is away.
   */
  public Organisation(
      OrganisationName name,
      Exchange exchange,
      Directory directory,
      Timings timings,
      ExchangeClock clock) {
    this(
        name,
        exchange,
        directory,
        null,
        timings,
        clock,
        new Breakers(name, clock, IncidentListener.NOBODY),
        SlotLimits.NONE,
        AccountsAfterMove.OF_THE_TARGET);
  }

  /** The same organisation, in which no more mailboxes may be copied or switch at a time. */
  public Organisation limitedTo(SlotLimits limits) {
    return new Organisation(
        name, exchange, directory, far, timings, clock, breakers, limits, accounts);
  }

  /** The same organisation, into which mailboxes come from these forests. */
  public Organisation reaching(List<FarSide> sides) {
    return new Organisation(
        name,
        exchange,
        directory,
        sides.isEmpty() ? null : new FarSides(sides),
        timings,
        clock,
        breakers,
        slots,
        accounts);
  }

  /** The same organisation, after whose moves between forests people sign in so. */
  public Organisation signingIn(AccountsAfterMove with) {
    return new Organisation(name, exchange, directory, far, timings, clock, breakers, slots, with);
  }

  /** The same organisation, in which nothing is called that is known to be away. */
  public Organisation behindBreakers(IncidentListener listener) {
    var guards = new Breakers(name, clock, listener);
    return new Organisation(
        name,
        guards.guard(exchange),
        guards.guard(directory),
        far == null ? null : far.guarded(guards::guard),
        timings,
        clock,
        guards,
        slots,
        accounts);
  }

  /** The forest in which a mailbox is to live. */
  public Directory targetForest(Route route) {
    return route.runsInSource() ? otherForest(route) : directory;
  }

  /** The other forest of a cross-forest route. */
  public Directory otherForest(Route route) {
    return farSides(route).directory();
  }

  /** The other forest of a cross-forest route for a mailbox that carries this stamp. */
  public Directory otherForest(Route route, Stamp stamp) {
    return farSides(route).directory(stamp);
  }

  /**
   * The controller of the other forest to prefer, for a mailbox that carries this stamp; null for
   * any.
   */
  public @Nullable String farController(Route route, Stamp stamp) {
    return farSides(route).controller(stamp);
  }

  private FarSides farSides(Route route) {
    if (far == null || whyNot(route).isPresent()) {
      throw new NotForThisOrganisation(
          whyNot(route).orElseThrow(() -> new IllegalStateException("a " + route)));
    }
    return far;
  }

  /** A far endpoint with all that those of a cross-forest route may need. */
  public NewMove.FarEnd fullestFarEnd(Route route) {
    return farSides(route).fullest();
  }

  /**
   * The far endpoint of a cross-forest route for a mailbox.
   *
   * @throws Fault when there are several, and whose forest it lives in cannot be told now
   */
  public NewMove.FarEnd farEnd(Route route, MailboxGuid mailbox) {
    return farSides(route).of(mailbox);
  }

  /**
   * The same for one that carries this stamp.
   *
   * @throws Fault as the other does
   */
  public NewMove.FarEnd farEnd(Route route, MailboxGuid mailbox, Stamp stamp) {
    return farSides(route).of(mailbox, stamp);
  }

  /**
   * The domain by which mail finds its way to a mailbox in the other forest; empty for a local
   * move.
   *
   * @throws Fault as {@link #farEnd(Route, MailboxGuid)} does
   */
  public String deliveryDomain(Route route, MailboxGuid mailbox) {
    return route.crossForest() ? farSides(route).deliveryDomain(mailbox) : "";
  }

  /** Has another controller asked first for a while, when Exchange could not work with this one. */
  public void heed(Fault fault, String controller) {
    if (fault.blamesController()) {
      directory.avoid(controller, "Exchange could not work with it: " + fault.code());
    }
  }

  /** What holds the cutover of a new request back. */
  public NewMove.Brake brake(CutoverStyle style) {
    return switch (style) {
      case COMPLETE_AFTER, HELD_BY_EXCHANGE ->
          new NewMove.Brake.CompleteAfter(clock.instant().plus(timings.parkedFor()));
      case SUSPEND_WHEN_READY -> new NewMove.Brake.SuspendWhenReady();
    };
  }

  /** Why a route cannot be travelled here, if so. */
  public Optional<String> whyNot(Route route) {
    if (!route.crossForest()) {
      return Optional.empty();
    }
    if (far == null) {
      return Optional.of(
          "organisation "
              + name
              + " is set up for local moves only; a "
              + route
              + " needs a far forest and a far endpoint in the worker's settings");
    }
    return route == Route.PUSH && far.areSeveral()
        ? Optional.of(
            "organisation "
                + name
                + " has several far forests in the worker's settings, and a push goes into one:"
                + " give it an organisation of its own with that forest")
        : Optional.empty();
  }

  /** A plan asks for a route that the settings of this organisation do not support. */
  public static final class NotForThisOrganisation extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    NotForThisOrganisation(String why) {
      super(why);
    }
  }
}
