package io.mailferry.simulator.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The practice shell: reads the lines of the shell protocol on standard input, takes each request
 * to the simulator and prints the frame that comes back, unless the simulator wants it lost.
 */
public final class ShellDoor {
  private static final int LINE = 4_000;
  private static final int KILLED = 137;

  private final SimulatorLink link;
  private final PrintStream out;
  private boolean hanging;

  private ShellDoor(SimulatorLink link, PrintStream out) {
    this.link = link;
    this.out = out;
  }

  /** Runs until standard input ends. */
  public static void main(String[] args) throws IOException {
    var host = option(args, "--host", "127.0.0.1");
    var port = Integer.parseInt(option(args, "--port", "0"));
    var organisation =
        option(args, "--organisation", environment("MAILFERRY_PRACTICE_ORGANISATION", "Target"));
    var link = new SimulatorLink(host, port, organisation, ProcessHandle.current().pid());
    var out = new PrintStream(System.out, false, StandardCharsets.US_ASCII);
    link.announce(() -> Runtime.getRuntime().halt(KILLED));
    new ShellDoor(link, out)
        .serve(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
  }

  private static String option(String[] args, String name, String otherwise) {
    for (var i = 0; i + 1 < args.length; i++) {
      if (args[i].equals(name)) {
        return args[i + 1];
      }
    }
    return otherwise;
  }

  private static String environment(String name, String otherwise) {
    var value = System.getenv(name);
    return value == null || value.isBlank() ? otherwise : value;
  }

  private void serve(BufferedReader in) throws IOException {
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      if (!hanging && !line.isBlank()) {
        request(Base64.getDecoder().decode(line.strip()));
        out.flush();
      }
    }
  }

  private void request(byte[] request) {
    var json = new String(request, StandardCharsets.UTF_8);
    if (json.contains("\"verb\":\"call\"")) {
      out.println("MAILFERRY " + idOf(json) + " TAKEN");
      out.flush();
    }
    try {
      var answer = link.ask(request);
      answer.owner().ifPresent(ShellDoor::endWith);
      switch (answer.manner()) {
        case "WHOLE" -> frame(answer.id(), answer.body());
        case "HALF" -> {
          out.println("MAILFERRY " + answer.id() + " BEGIN");
          var text = Base64.getEncoder().encodeToString(answer.body());
          out.println("|" + text.substring(0, Math.min(LINE, text.length() / 2)));
          die();
        }
        case "HANG" -> hanging = true;
        default -> die();
      }
    } catch (ConnectException nobodyThere) {
      var id = idOf(json);
      frame(id, noSession(id).getBytes(StandardCharsets.UTF_8));
    } catch (IOException brokenOff) {
      die();
    }
  }

  /** Ends this shell when its owner's process ends, whatever it is doing then. */
  private static void endWith(long owner) {
    Thread.ofPlatform()
        .daemon()
        .name("owner")
        .start(
            () -> {
              ProcessHandle.of(owner).ifPresent(alive -> alive.onExit().join());
              // Not by die(): the pipe to an owner that is gone may block for ever.
              Runtime.getRuntime().halt(KILLED);
            });
  }

  private void die() {
    out.flush();
    Runtime.getRuntime().halt(1);
  }

  private void frame(String id, byte[] body) {
    out.println("MAILFERRY " + id + " BEGIN");
    var text = Base64.getEncoder().encodeToString(body);
    for (var from = 0; from < text.length(); from += LINE) {
      out.println("|" + text.substring(from, Math.min(from + LINE, text.length())));
    }
    out.println("MAILFERRY " + id + " END " + text.length());
  }

  private static String idOf(String json) {
    var name = json.indexOf("\"id\"");
    var begin = json.indexOf('"', json.indexOf(':', name) + 1) + 1;
    var end = json.indexOf('"', begin);
    return name < 0 || end < 0 ? "unknown" : json.substring(begin, end);
  }

  private static String noSession(String id) {
    return "{\"id\":\""
        + id
        + "\",\"ok\":false,\"result\":[],\"warnings\":[],\"error\":{"
        + "\"fullyQualifiedErrorId\":\"PSSessionOpenFailed\",\"category\":\"OpenError\","
        + "\"reason\":\"PSRemotingTransportException\",\"message\":\"Connecting to remote server"
        + " failed with the following error message : The simulator is not running.\","
        + "\"remote\":false,\"innerTypes\":[]},\"elapsedMs\":0,\"shellPid\":"
        + ProcessHandle.current().pid()
        + ",\"server\":null}";
  }
}
