package io.mailferry.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mailferry.simulator.world.Domain;
import io.mailferry.simulator.world.Organisation;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Runs a simulator as a process of its own, until it is killed. */
public final class Main {
  private static final String USAGE =
      """
      Usage: mailferry simulator [OPTIONS]

      Runs the practice Exchange organisation on its own until it is stopped. When it is up, it
      prints one line of JSON that says where everything is.

        --mailboxes N         mailboxes in the source (12)
        --in-child-domains N  how many of these, the last, have their users in a child domain of
                              either forest, with controllers of its own (0: no child domains)
        --in-legacy N         how many of these, the last, live in a second source, legacy.example
                              (0: there is no second source)
        --resource-forest     people go on signing in with the source's accounts: mail users are
                              prepared as linked, and mailboxes are of every kind
        --local-mailboxes N   mailboxes in the target from the start (0)
        --seed S              what sizes and faults follow from (1)
        --speed FACTOR        seconds of Exchange's time in one of yours, 1 or more (60)
        --ldap-base-port P    port of the first domain controller, the others count up (any)
        --http-port P         port that the shells speak with (any)
        --bind ADDRESS        the local address that everything listens on (127.0.0.1)
        --work FOLDER         where the shells' files are written (mailferry-simulator in the
                              folder for temporary files)
        --faults demo         what goes wrong in the demonstration goes wrong here too
        --calm                nothing goes wrong (so it is without --faults)

      A worker that works with it: docs/connect/practising.md
      Exit codes: 2 not understood, or an address or port that cannot be had; 143 it was stopped\
      """;

  private static final int BAD_INPUT = 2;

  private Main() {}

  /** Starts it, prints one line of JSON that says where everything is, and stays. */
  public static void main(String[] arguments) throws Exception {
    var typed = List.of(arguments);
    if (typed.contains("--help") || typed.contains("-h")) {
      System.out.println(USAGE);
      return;
    }
    try {
      var options = Options.of(typed);
      var simulator = started(options.config());
      Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
      if (options.demoFaults()) {
        DemoFaults.into(simulator.script(), options.config().seed());
      }
      System.out.println(ready(simulator, options));
      System.out.flush();
    } catch (IllegalArgumentException wrong) {
      System.err.println("mailferry simulator: " + wrong.getMessage());
      System.err.println(USAGE);
      System.exit(BAD_INPUT);
    }
    new CountDownLatch(1).await();
  }

  /** An address or a port that cannot be had is as wrong as one that is no number. */
  private static Simulator started(SimulatorConfig config) {
    try {
      return Simulator.start(config);
    } catch (RuntimeException cannot) {
      var deepest = (Throwable) cannot;
      while (deepest.getCause() != null) {
        deepest = deepest.getCause();
      }
      throw new IllegalArgumentException(
          "it cannot listen on --bind "
              + config.bindAddress()
              + " with --ldap-base-port "
              + config.ldapBasePort()
              + " and --http-port "
              + config.httpPort()
              + ": "
              + deepest.getMessage(),
          cannot);
    }
  }

  private static List<Map<String, Object>> controllers(Simulator simulator, Domain domain) {
    return simulator.controllers(domain).stream()
        .map(
            each ->
                Map.<String, Object>of(
                    "name", each.name(), "host", each.host(), "port", each.port()))
        .toList();
  }

  private static String ready(Simulator simulator, Options options) throws JsonProcessingException {
    var work = options.work();
    var ready = new LinkedHashMap<String, Object>();
    ready.put("http", simulator.httpAddress());
    var clock = new LinkedHashMap<String, Object>();
    clock.put("start", Instant.now().toString());
    clock.put("exchange-start", simulator.clock().instant().toString());
    clock.put("speed", options.config().speed());
    ready.put("clock", clock);
    var forests = new LinkedHashMap<String, Object>();
    for (var organisation : Organisation.values()) {
      if (simulator.controllers(organisation).isEmpty()) {
        continue;
      }
      var forest = new LinkedHashMap<String, Object>();
      forest.put("domain", organisation.domain());
      forest.put("baseDn", organisation.baseDn());
      forest.put("controllers", controllers(simulator, Domain.rootOf(organisation)));
      var child = Domain.childOf(organisation);
      if (!simulator.controllers(child).isEmpty()) {
        forest.put(
            "domains",
            List.of(Map.of("name", child.name(), "controllers", controllers(simulator, child))));
      }
      forest.put("account", simulator.accountDn(organisation));
      forest.put("password", simulator.password());
      forest.put("shell", simulator.writeShellLauncher(work, organisation).toString());
      forest.put(
          "module",
          simulator
              .writePracticeModule(
                  work.resolve("module-" + organisation.label().toLowerCase(Locale.ROOT)),
                  organisation,
                  Locale.US)
              .toString());
      forests.put(organisation.label(), forest);
    }
    ready.put("forests", forests);
    ready.put("shell", simulator.writeShellLauncher(work).toString());
    return new ObjectMapper().writeValueAsString(ready);
  }
}
