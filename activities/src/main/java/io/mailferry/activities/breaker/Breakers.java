package io.mailferry.activities.breaker;

import io.mailferry.activities.directory.Directory;
import io.mailferry.activities.exchange.Exchange;
import io.mailferry.activities.time.ExchangeClock;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.incident.Dependency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The breakers of one organisation, each made when its dependency is first needed. */
public final class Breakers {
  private static final Duration LONGEST_PING = Duration.ofSeconds(5);

  private final OrganisationName organisation;
  private final ExchangeClock clock;
  private final IncidentListener listener;
  private final ConcurrentMap<Dependency, Breaker> breakers = new ConcurrentHashMap<>();
  private final List<DomainWatch> watches = new CopyOnWriteArrayList<>();

  /** Breakers that are all closed. */
  public Breakers(OrganisationName organisation, ExchangeClock clock, IncidentListener listener) {
    this.organisation = organisation;
    this.clock = clock;
    this.listener = listener;
  }

  /** An Exchange that is not called while what a command needs is away. */
  public Exchange guard(Exchange exchange) {
    return new GuardedExchange(organisation, exchange, this);
  }

  /** A directory of which no domain is called while all of its controllers are away. */
  public Directory guard(Directory directory) {
    return directory.guarded(
        domain -> {
          watches.add(new DomainWatch(domain, this, clock, listener, LONGEST_PING));
          return new GuardedDirectory(domain, this);
        });
  }

  /**
   * Looks whether the controllers of all guarded directories are there, and tells of those that are
   * away or back, though nobody needs them just now. Takes as long as the slowest of each domain.
   */
  public void lookAround() {
    var broken = new ArrayList<RuntimeException>();
    for (var watch : watches) {
      try {
        watch.look();
      } catch (RuntimeException one) {
        broken.add(one);
      }
    }
    if (!broken.isEmpty()) {
      throw broken.getFirst();
    }
  }

  /**
   * Some of those that waited for what is back, the longest first: each is named once, and asks
   * again now.
   *
   * @param most not more than so many for each dependency
   */
  public List<Returning> comeBack(int most) {
    var returning = new ArrayList<Returning>();
    for (var breaker : breakers.values()) {
      for (var mailbox : breaker.comeBack(most)) {
        returning.add(new Returning(mailbox, breaker.dependency()));
      }
    }
    return returning;
  }

  /**
   * A person says that something may be back: whoever needs it next asks, and not only when it is
   * time.
   *
   * @param key what, as {@link Dependency#key} has it; another is passed over
   */
  public void askAtOnce(String key) {
    breakers.values().stream()
        .filter(each -> each.dependency().key().equals(key))
        .forEach(Breaker::askAtOnce);
  }

  /** The same of all that is away: a person looks at the whole of it. */
  public void askAllAtOnce() {
    breakers.values().forEach(Breaker::askAtOnce);
  }

  Breaker of(Dependency dependency) {
    return breakers.computeIfAbsent(dependency, missing -> new Breaker(missing, clock, listener));
  }

  /**
   * One that need not wait any longer.
   *
   * @param mailbox whose migration
   * @param dependency what it waited for
   */
  public record Returning(MailboxGuid mailbox, Dependency dependency) {}
}
