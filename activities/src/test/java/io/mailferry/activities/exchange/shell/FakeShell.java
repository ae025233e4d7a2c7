package io.mailferry.activities.exchange.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A shell that misbehaves on demand: the cmdlet's name says how, and the reply repeats the identity
 * that was asked for, so that an answer can be told from a stranger's.
 */
final class FakeShell {
  private static final String END = "--END-JPOWERSHELL-SCRIPT--";
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]*)\"");
  private static final Pattern CMDLET = Pattern.compile("\"cmdlet\":\"([^\"]*)\"");
  private static final Pattern IDENTITY = Pattern.compile("\"Identity\":\"([^\"]*)\"");

  private FakeShell() {}

  /** Writes the file that starts one. */
  static Path launcher(Path folder) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    var launcher = folder.resolve("fake-shell");
    try {
      Files.writeString(
          launcher,
          """
          #!/bin/sh
          exec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx32m -cp '%s' %s
          """
              .formatted(java, classes(), FakeShell.class.getName()));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    assertExecutable(launcher);
    return launcher;
  }

  private static void assertExecutable(Path launcher) {
    if (!launcher.toFile().setExecutable(true)) {
      throw new IllegalStateException("cannot make " + launcher + " executable");
    }
  }

  private static String classes() {
    return FakeShell.class.getProtectionDomain().getCodeSource().getLocation().getPath();
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      var script = line.lastIndexOf(".ps1");
      if (line.equals("exit")) {
        return;
      } else if (line.equals("$pid")) {
        // A banner with digits, as a profile prints it: the library takes 20261 for the process.
        say("Welcome to shell 20261");
      } else if (script >= 0) {
        var argument = line.substring(script + 4).strip();
        if (!argument.isEmpty()) {
          answer(new String(Base64.getDecoder().decode(argument), StandardCharsets.UTF_8));
        }
        say(END);
      }
    }
  }

  private static void answer(String request) throws IOException, InterruptedException {
    var id = part(ID, request);
    switch (part(CMDLET, request)) {
      case "Noise" -> {
        say("WARNING: MAILFERRY is not a frame");
        frame(id, request, 20);
        say("VERBOSE: done", "MAILFERRY " + id + " EN");
      }
      case "Stranger" -> frame("00000000-0000-0000-0000-000000000000", request, 1_000);
      case "Half" -> say("MAILFERRY " + id + " BEGIN", reply(id, request).substring(0, 40));
      case "Mangled" -> say("MAILFERRY " + id + " BEGIN", "§§§", "MAILFERRY " + id + " END");
      case "Nothing" -> {}
      case "Die" -> Runtime.getRuntime().halt(3);
      case "Hang" -> {
        new ProcessBuilder("sleep", "600").inheritIO().start();
        Thread.currentThread().join();
      }
      case "Refuse" ->
          say(
              "MAILFERRY " + id + " BEGIN",
              base64(
                  """
                  {"id":"%s","ok":false,"result":[],"warnings":[],"error":{\
                  "fullyQualifiedErrorId":"X","category":"","reason":"Y","message":"Z",\
                  "remote":true,"innerTypes":["A","B"]}}"""
                      .formatted(id)),
              "MAILFERRY " + id + " END");
      default -> frame(id, request, 1_000);
    }
  }

  private static void frame(String id, String request, int width) {
    say("MAILFERRY " + id + " BEGIN");
    var body = reply(id, request);
    for (var from = 0; from < body.length(); from += width) {
      say(body.substring(from, Math.min(body.length(), from + width)));
    }
    say("MAILFERRY " + id + " END");
  }

  private static String reply(String id, String request) {
    return base64(
        """
        {"id":"%s","ok":true,"result":[{"Identity":"%s"}],"warnings":["careful"],"error":null,\
        "elapsedMs":1,"shellPid":%d,"server":"fake.example"}"""
            .formatted(id, part(IDENTITY, request), ProcessHandle.current().pid()));
  }

  private static String base64(String json) {
    return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String part(Pattern pattern, String request) {
    var found = pattern.matcher(request);
    return found.find() ? found.group(1) : "";
  }

  private static void say(String... lines) {
    List.of(lines).forEach(System.out::println);
    System.out.flush();
  }
}
