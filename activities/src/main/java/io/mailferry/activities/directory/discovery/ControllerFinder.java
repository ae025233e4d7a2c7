package io.mailferry.activities.directory.discovery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the controllers of a domain in DNS, those of a site first.
 *
 * <p>Only what registers for the whole domain is taken: a controller that cannot be written to
 * registers for its site alone, and Exchange could not stamp a move there. The others of the domain
 * are taken too, after those of the site, for the day on which a site is cut off. As long as DNS
 * says the same, the order stays the same.
 */
public final class ControllerFinder {
  /**
   * What was found.
   *
   * @param controllers best first; at least one
   * @param how where that was found, and what was not, in a clause
   * @param asAsked whether DNS knows all that was asked for; a site that it does not know is passed
   *     over
   */
  public record Found(List<Located> controllers, String how, boolean asAsked) {
    /** The list is copied. */
    public Found {
      controllers = List.copyOf(controllers);
    }
  }

  private record Seen(Set<SrvRecord> domain, Set<SrvRecord> site, List<SrvRecord> order) {}

  private final Discovery discovery;
  private final Dns dns;
  private final SrvOrder order;
  private volatile @Nullable Seen last;

  /** Finds them through Java's own DNS client. */
  public ControllerFinder(Discovery discovery) {
    this(discovery, new JndiDns(discovery.servers()), RandomGenerator.getDefault());
  }

  ControllerFinder(Discovery discovery, Dns dns, RandomGenerator chance) {
    this.discovery = discovery;
    this.dns = dns;
    this.order = new SrvOrder(chance);
  }

  /**
   * Asks DNS.
   *
   * @throws DnsAway when DNS does not answer or names nobody
   */
  public Found find() throws DnsAway {
    var domain =
        dns.servers(discovery.ofDomain()).stream().filter(each -> each.port() > 0).toList();
    if (domain.isEmpty()) {
      throw new DnsAway(
          "DNS knows no " + discovery.ofDomain() + ", where controllers register", null);
    }
    var ofSite = discovery.ofSite();
    var site = ofSite == null ? List.<SrvRecord>of() : siteOrNone(ofSite);
    var found = new ArrayList<Located>();
    DnsAway missing = null;
    for (var record : ordered(domain, site)) {
      try {
        found.add(new Located(record.target(), dns.address(record.target()), record.port()));
      } catch (DnsAway away) {
        missing = away;
      }
    }
    if (found.isEmpty() && missing != null) {
      throw missing;
    }
    return new Found(
        found, how(ofSite, site), missing == null && (ofSite == null || !site.isEmpty()));
  }

  /** A site of which nothing can be had now is better than no controller at all. */
  private List<SrvRecord> siteOrNone(String ofSite) {
    try {
      return dns.servers(ofSite);
    } catch (DnsAway away) {
      return List.of();
    }
  }

  private List<SrvRecord> ordered(List<SrvRecord> domain, List<SrvRecord> site) {
    var before = last;
    if (before != null
        && before.domain().equals(Set.copyOf(domain))
        && before.site().equals(Set.copyOf(site))) {
      return before.order();
    }
    var writable = new HashMap<String, SrvRecord>();
    domain.forEach(each -> writable.putIfAbsent(key(each), each));
    var near = site.stream().filter(each -> writable.containsKey(key(each))).toList();
    var nearNames = near.stream().map(ControllerFinder::key).collect(Collectors.toSet());
    var all = new ArrayList<>(order.of(near));
    all.addAll(order.of(domain.stream().filter(each -> !nearNames.contains(key(each))).toList()));
    var named = new HashSet<String>();
    var once = all.stream().filter(each -> named.add(key(each))).toList();
    last = new Seen(Set.copyOf(domain), Set.copyOf(site), once);
    return once;
  }

  private static String key(SrvRecord record) {
    return record.target().toLowerCase(Locale.ROOT);
  }

  private String how(@Nullable String ofSite, List<SrvRecord> site) {
    var how = "found by DNS (" + discovery.ofDomain() + ")";
    if (ofSite == null) {
      return how;
    }
    return site.isEmpty()
        ? how
            + "; DNS told nobody of "
            + ofSite
            + ": is site "
            + discovery.site()
            + " the right name?"
        : how + ", those of site " + discovery.site() + " first";
  }
}
