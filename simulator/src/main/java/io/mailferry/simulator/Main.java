package io.mailferry.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mailferry.simulator.world.Organisation;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Runs a simulator as a process of its own, until it is killed. */
public final class Main {
  private static final String USAGE =
      """
      usage: [--mailboxes N] [--local-mailboxes N] [--seed S] [--speed FACTOR]
             [--ldap-base-port P] [--http-port P] [--bind ADDRESS] [--work FOLDER]
             [--calm | --faults demo]""";

  private Main() {}

  /** Starts it, prints one line of JSON that says where everything is, and stays. */
  public static void main(String[] args) throws Exception {
    Map<String, String> options;
    try {
      options = options(args);
    } catch (IllegalArgumentException wrong) {
      System.err.println(wrong.getMessage());
      System.err.println(USAGE);
      System.exit(2);
      return;
    }
    var seed = Long.parseLong(options.getOrDefault("seed", "1"));
    var simulator = Simulator.start(config(options, seed));
    Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
    if (options.getOrDefault("faults", "").equals("demo")) {
      DemoFaults.into(simulator.script(), seed);
    }
    var work =
        Path.of(
            options.getOrDefault(
                "work", System.getProperty("java.io.tmpdir") + "/mailferry-simulator"));
    System.out.println(ready(simulator, work.toAbsolutePath()));
    System.out.flush();
    new CountDownLatch(1).await();
  }

  private static Map<String, String> options(String[] args) {
    var known =
        List.of(
            "mailboxes",
            "local-mailboxes",
            "seed",
            "speed",
            "ldap-base-port",
            "http-port",
            "bind",
            "work",
            "faults");
    var options = new LinkedHashMap<String, String>();
    for (var i = 0; i < args.length; i++) {
      var name = args[i].startsWith("--") ? args[i].substring(2) : "";
      if (name.equals("calm")) {
        options.put("faults", "none");
      } else if (known.contains(name) && i + 1 < args.length) {
        options.put(name, args[++i]);
      } else {
        throw new IllegalArgumentException("not understood: " + args[i]);
      }
    }
    return options;
  }

  private static SimulatorConfig config(Map<String, String> options, long seed) {
    return SimulatorConfig.builder()
        .mailboxes(Integer.parseInt(options.getOrDefault("mailboxes", "12")))
        .localMailboxes(Integer.parseInt(options.getOrDefault("local-mailboxes", "0")))
        .seed(seed)
        .speed(Double.parseDouble(options.getOrDefault("speed", "60")))
        .ports(
            Integer.parseInt(options.getOrDefault("ldap-base-port", "0")),
            Integer.parseInt(options.getOrDefault("http-port", "0")))
        .bindAddress(options.getOrDefault("bind", "127.0.0.1"))
        .build();
  }

  private static String ready(Simulator simulator, Path work) throws JsonProcessingException {
    var ready = new LinkedHashMap<String, Object>();
    ready.put("http", simulator.httpAddress());
    var forests = new LinkedHashMap<String, Object>();
    for (var organisation : Organisation.values()) {
      var forest = new LinkedHashMap<String, Object>();
      forest.put("domain", organisation.domain());
      forest.put("baseDn", organisation.baseDn());
      forest.put(
          "controllers",
          simulator.controllers(organisation).stream()
              .map(each -> Map.of("name", each.name(), "host", each.host(), "port", each.port()))
              .toList());
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
