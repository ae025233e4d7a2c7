package io.mailferry.activities.directory.discovery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.stream.Collectors;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;

/**
 * DNS through Java's own client, at servers of the settings or at the system's. It does not tell
 * how long an answer lasts.
 */
final class JndiDns implements Dns {
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

  /** Each waits twice as long as the one before: a second and two more for each server. */
  private static final int TRIES = 2;

  private final List<String> servers;

  /**
   * @param servers addresses with or without a port, asked in this order; the system's when empty
   */
  JndiDns(List<String> servers) {
    this.servers = List.copyOf(servers);
  }

  @Override
  public List<SrvRecord> servers(String name) throws DnsAway {
    var found = new ArrayList<SrvRecord>();
    for (var record : records(name, "SRV")) {
      try {
        var server = SrvRecord.of(record);
        if (!server.isNone()) {
          found.add(server);
        }
      } catch (IllegalArgumentException unreadable) {
        throw new DnsAway(where() + " answers for " + name + " with " + record, unreadable);
      }
    }
    return List.copyOf(found);
  }

  /** Whoever is not among the system's DNS knows names that those do not know. */
  @Override
  public String address(String name) throws DnsAway {
    if (servers.isEmpty()) {
      return name;
    }
    for (var kind : List.of("A", "AAAA")) {
      var addresses = records(name, kind);
      if (!addresses.isEmpty()) {
        // Many servers answer in another order each time: one of several is always the same.
        return addresses.stream().sorted().toList().getFirst();
      }
    }
    return name;
  }

  private List<String> records(String name, String kind) throws DnsAway {
    try {
      return asked(name, kind);
    } catch (NameNotFoundException unknown) {
      return List.of();
    } catch (NamingException failed) {
      throw new DnsAway(
          where()
              + " did not answer for "
              + name
              + " ("
              + String.valueOf(failed.getMessage())
              + ")",
          failed);
    }
  }

  // Java's DNS provider reads records as texts and bytes, and makes no objects of them.
  @SuppressWarnings("BanJNDI")
  private List<String> asked(String name, String kind) throws NamingException {
    var context = new InitialDirContext(environment());
    try {
      var records = context.getAttributes(name, new String[] {kind}).get(kind);
      var texts = new ArrayList<String>();
      if (records != null) {
        var all = records.getAll();
        while (all.hasMore()) {
          texts.add(String.valueOf(all.next()));
        }
      }
      return texts;
    } finally {
      context.close();
    }
  }

  // A type of Java 1.0, which JNDI wants.
  @SuppressWarnings("JdkObsolete")
  private Hashtable<String, String> environment() {
    var environment = new Hashtable<String, String>();
    environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    environment.put(
        Context.PROVIDER_URL,
        servers.isEmpty()
            ? "dns:"
            : servers.stream().map(each -> "dns://" + each).collect(Collectors.joining(" ")));
    environment.put("com.sun.jndi.dns.timeout.initial", Long.toString(FIRST_WAIT.toMillis()));
    environment.put("com.sun.jndi.dns.timeout.retries", Integer.toString(TRIES));
    return environment;
  }

  private String where() {
    return servers.isEmpty() ? "DNS" : "DNS at " + String.join(", ", servers);
  }
}
