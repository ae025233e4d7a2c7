package io.mailferry.simulator;

import io.mailferry.simulator.moves.MoveTimings;
import io.mailferry.simulator.world.ExchangeVersion;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a practice world is made and how its time runs.
 *
 * @param mailboxes how many mailboxes live in the source and are prepared in the target
 * @param inChildDomains how many of them, the last, have their users in a child domain of either
 *     forest, with controllers of its own; with 0 there is no such domain
 * @param inLegacy how many of them, the last, live in a second source organisation, which is there
 *     when any do
 * @param resourceForest whether people go on signing in with the source's accounts when their
 *     mailboxes moved, and these are of every kind
 * @param localMailboxes how many live in the target organisation from the start
 * @param seed what everything random follows from
 * @param controllers domain controllers of each domain
 * @param servers Exchange servers in each organisation; each database has a copy on every one
 * @param sourceDatabases databases of the source
 * @param targetDatabases databases of the target
 * @param start the first instant; null for the real now
 * @param speed simulated seconds in a real one; 0 for a clock advanced by hand
 * @param timings how long the replication service takes
 * @param visibilityLag how long a write on one controller takes to be seen on another
 * @param version which version's commands the endpoints offer
 * @param databaseVersion of which version the servers of all databases are
 * @param bindAddress the local address that everything listens on
 * @param ldapBasePort port of the source's first controller, the others count up; 0 for any
 * @param httpPort port of the HTTP server; 0 for any
 * @param password the service account's password
 */
public record SimulatorConfig(
    int mailboxes,
    int inChildDomains,
    int inLegacy,
    boolean resourceForest,
    int localMailboxes,
    long seed,
    int controllers,
    int servers,
    int sourceDatabases,
    int targetDatabases,
    @Nullable Instant start,
    double speed,
    MoveTimings timings,
    Duration visibilityLag,
    ExchangeVersion version,
    ExchangeVersion databaseVersion,
    String bindAddress,
    int ldapBasePort,
    int httpPort,
    String password) {

  /** Twelve mailboxes, two controllers and two servers a side, time sixty times as fast. */
  public static SimulatorConfig standard() {
    return builder().build();
  }

  /** To be changed from the standard. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects what differs from the standard. */
  public static final class Builder {
    private int mailboxes = 12;
    private int inChildDomains;
    private int inLegacy;
    private boolean resourceForest;
    private int localMailboxes;
    private long seed = 1;
    private int controllers = 2;
    private int servers = 2;
    private int sourceDatabases = 2;
    private int targetDatabases = 3;
    private @Nullable Instant start;
    private double speed = 60;
    private MoveTimings timings = MoveTimings.usual();
    private Duration visibilityLag = Duration.ofSeconds(15);
    private ExchangeVersion version = ExchangeVersion.E2019;
    private @Nullable ExchangeVersion databaseVersion;
    private String bindAddress = "127.0.0.1";
    private int ldapBasePort;
    private int httpPort;
    private String password = "practice";

    private Builder() {}

    /** How many mailboxes live in the source. */
    public Builder mailboxes(int count) {
      mailboxes = count;
      return this;
    }

    /** How many of them have their users in a child domain of either forest. */
    public Builder inChildDomains(int count) {
      inChildDomains = count;
      return this;
    }

    /** How many of them live in a second source. */
    public Builder inLegacy(int count) {
      inLegacy = count;
      return this;
    }

    /** Lets people go on signing in with the source's accounts; mailboxes are of every kind. */
    public Builder resourceForest() {
      resourceForest = true;
      return this;
    }

    /** How many mailboxes live in the target from the start. */
    public Builder localMailboxes(int count) {
      localMailboxes = count;
      return this;
    }

    /** What everything random follows from. */
    public Builder seed(long value) {
      seed = value;
      return this;
    }

    /** Domain controllers of each domain. */
    public Builder controllers(int count) {
      controllers = count;
      return this;
    }

    /** Exchange servers in each organisation. */
    public Builder servers(int count) {
      servers = count;
      return this;
    }

    /** Databases of the source and of the target. */
    public Builder databases(int ofSource, int ofTarget) {
      sourceDatabases = ofSource;
      targetDatabases = ofTarget;
      return this;
    }

    /** Time starts here and moves only when it is told to. */
    public Builder manualClock(Instant first) {
      start = first;
      speed = 0;
      return this;
    }

    /** Time runs by itself, so many times as fast as real time. */
    public Builder speed(double factor) {
      speed = factor;
      return this;
    }

    /** Time starts here instead of now. */
    public Builder start(Instant first) {
      start = first;
      return this;
    }

    /** How long the replication service takes. */
    public Builder timings(MoveTimings value) {
      timings = value;
      return this;
    }

    /** How long a write on one controller takes to be seen on another. */
    public Builder visibilityLag(Duration value) {
      visibilityLag = value;
      return this;
    }

    /** Which version's commands the endpoints offer. */
    public Builder version(ExchangeVersion value) {
      version = value;
      return this;
    }

    /** Of which version the servers of all databases are; without it, of that of the endpoints. */
    public Builder databaseVersion(ExchangeVersion value) {
      databaseVersion = value;
      return this;
    }

    /** The local address that everything listens on. */
    public Builder bindAddress(String value) {
      bindAddress = value;
      return this;
    }

    /** Fixed ports instead of free ones. */
    public Builder ports(int ldapBase, int http) {
      ldapBasePort = ldapBase;
      httpPort = http;
      return this;
    }

    /** The service account's password. */
    public Builder password(String value) {
      password = value;
      return this;
    }

    /** The configuration. */
    public SimulatorConfig build() {
      return new SimulatorConfig(
          mailboxes,
          inChildDomains,
          inLegacy,
          resourceForest,
          localMailboxes,
          seed,
          controllers,
          servers,
          sourceDatabases,
          targetDatabases,
          start,
          speed,
          timings,
          visibilityLag,
          version,
          databaseVersion == null ? version : databaseVersion,
          bindAddress,
          ldapBasePort,
          httpPort,
          password);
    }
  }
}
