package io.mailferry.activities.exchange.shell.transport;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A shell that misbehaves on demand: the cmdlet's name says how, and the reply repeats the identity
 * that was asked for, so that an answer can be told from a stranger's.
 *
 * <p>Its folder, when it has one, is how a test speaks with it: every shell writes there what it
 * does, and a file called like a host says how connecting to that host ends.
 */
public final class FakeShell {
  /** The variable that names the folder. */
  public static final String FOLDER = "FAKE_SHELL_FOLDER";

  private static final String LOG = "log";
  private static final String GO = "go";
  private static final Pattern ID = field("id");
  private static final Pattern VERB = field("verb");
  private static final Pattern CMDLET = field("cmdlet");
  private static final Pattern IDENTITY = Pattern.compile("\"Identity\":\"=([^\"]*)\"");
  private static final Pattern HOST = Pattern.compile("\"uri\":\"https?://([^/\"]*)");
  private static final List<String> CMDLETS =
      List.of(
          "Echo",
          "Noise",
          "Stranger",
          "Half",
          "Mangled",
          "Short",
          "Die",
          "DieBefore",
          "Hang",
          "Orphan",
          "Wait",
          "Refuse",
          "Throttle",
          "TooManyShells",
          "Get-MailboxDatabase",
          "New-MoveRequest",
          "Set-MoveRequest",
          "Get-MoveRequest",
          "Get-MoveRequestStatistics");

  /** Those of all cmdlets together; it is not the binder that is tested here. */
  private static final List<String> PARAMETERS =
      List.of(
          "Identity",
          "TargetDatabase",
          "BatchName",
          "CompleteAfter",
          "DomainController",
          "MoveRequestQueue",
          "MailboxGuid",
          "ResultSize",
          "Status");

  private static final String MOVE =
      "{\"ExchangeGuid\":\"3f1c0000-0000-0000-0000-000000000001\",\"Status\":\"Queued\"}";

  private static String server = "fake.example";

  private FakeShell() {}

  private static Pattern field(String name) {
    return Pattern.compile("\"" + name + "\":\"([^\"]*)\"");
  }

  /** Writes the file that starts one. */
  public static Path launcher(Path folder) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    var launcher = folder.resolve("fake-shell");
    try {
      Files.writeString(
          launcher,
          """
          #!/bin/sh
          exec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx32m -Xshare:auto -cp '%s' %s
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
    return Stream.of(FakeShell.class, ProcessStamp.class)
        .map(each -> each.getProtectionDomain().getCodeSource().getLocation().getPath())
        .collect(Collectors.joining(":"));
  }

  // ------------------------------------------------------------------ what a test says and sees

  /**
   * One thing that a shell did: {@code start}, {@code connect <host>}, a cmdlet, or {@code end}
   * when it was let go and not killed.
   */
  public record Deed(ProcessStamp shell, String what) {
    /** Whether that shell still runs. */
    public boolean lives() {
      return shell.lives();
    }
  }

  /** What the shells of a folder have done, in order. */
  public static List<Deed> deeds(Path folder) {
    try {
      return Files.readAllLines(folder.resolve(LOG)).stream()
          .map(line -> line.split(" ", 2))
          .map(line -> new Deed(ProcessStamp.parse(line[0]).orElseThrow(), line[1]))
          .toList();
    } catch (IOException none) {
      return List.of();
    }
  }

  /**
   * Says how connecting to a host ends: {@code refused}, {@code denied} or {@code wait <s>}; or how
   * a cmdlet is answered: {@code nothing}, {@code no result}, {@code result and error}; or that
   * {@code end} is to {@code linger} until it may {@link #go}.
   */
  public static void rule(Path folder, String host, String how) {
    write(folder.resolve(host), how);
  }

  /** Connecting to that host, or that cmdlet, works again. */
  public static void mend(Path folder, String host) {
    try {
      Files.delete(folder.resolve(host));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Lets {@code Wait} answer, and whoever lingers end. */
  public static void go(Path folder) {
    write(folder.resolve(GO), "");
  }

  private static void write(Path file, String text, StandardOpenOption... options) {
    try {
      Files.writeString(file, text, options);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  // ------------------------------------------------------------------ the shell itself

  private static void log(String what) {
    var folder = System.getenv(FOLDER);
    if (folder != null) {
      write(
          Path.of(folder, LOG),
          ProcessStamp.ours().text() + " " + what + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
  }

  /** Runs one. */
  public static void main(String[] args) throws IOException, InterruptedException {
    log("start");
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      answer(new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8));
    }
    if (rule("end").equals("linger")) {
      log("lingers");
      awaitGo();
    }
    log("end");
  }

  private static void answer(String request) throws IOException, InterruptedException {
    var id = part(ID, request);
    if (part(VERB, request).equals("connect")) {
      connect(id, request);
      return;
    }
    var cmdlet = part(CMDLET, request);
    if (cmdlet.equals("DieBefore")) {
      Runtime.getRuntime().halt(3);
    }
    say("MAILFERRY " + id + " TAKEN");
    log(cmdlet);
    var how = rule(cmdlet);
    if (!how.isEmpty()) {
      frame(id, base64(ruled(id, how)), 1_000);
      return;
    }
    switch (cmdlet) {
      case "Noise" -> {
        say("WARNING: MAILFERRY is not a frame");
        frame(id, reply(id, request), 20);
        say("VERBOSE: done", "MAILFERRY " + id + " EN");
      }
      case "Stranger" -> frame("00000000-0000-0000-0000-000000000000", reply(id, request), 1_000);
      case "Half" -> {
        say("MAILFERRY " + id + " BEGIN", "|" + reply(id, request).substring(0, 40));
        Runtime.getRuntime().halt(3);
      }
      case "Mangled" -> say("MAILFERRY " + id + " BEGIN", "|???", "MAILFERRY " + id + " END 3");
      case "Short" -> say("MAILFERRY " + id + " BEGIN", "|abcd", "MAILFERRY " + id + " END 8");
      case "Die" -> Runtime.getRuntime().halt(3);
      case "Hang" -> {
        new ProcessBuilder("sleep", "600").inheritIO().start();
        Thread.currentThread().join();
      }
      // A child whose parent is gone: nobody's descendant any more.
      case "Orphan" -> {
        new ProcessBuilder("sh", "-c", "sleep 600 >/dev/null 2>&1 & :").start().waitFor();
        frame(id, reply(id, request), 1_000);
      }
      case "Wait" -> {
        awaitGo();
        frame(id, reply(id, request), 1_000);
      }
      case "Refuse" -> frame(id, base64(error(id, "X", "Y", "Z", "\"A\",\"B\"")), 1_000);
      case "Throttle" ->
          frame(
              id,
              base64(
                  error(
                      id,
                      "-2144108120,PSSessionStateBroken",
                      "PSRemotingTransportException",
                      "The user load quota of 1000 requests per 2 seconds has been exceeded. The"
                          + " next request from this user will not be approved for at least "
                          + part(IDENTITY, request)
                          + " milliseconds.",
                      "")),
              1_000);
      case "TooManyShells" ->
          frame(
              id,
              base64(
                  error(
                      id,
                      "-2144108060,PSSessionOpenFailed",
                      "PSRemotingTransportException",
                      "This user is allowed a maximum of 18 concurrent shells.",
                      "")),
              1_000);
      default -> frame(id, reply(id, request), 1_000);
    }
  }

  private static void awaitGo() {
    var go = Path.of(Objects.requireNonNull(System.getenv(FOLDER)), GO);
    while (!Files.exists(go)) {
      LockSupport.parkNanos(5_000_000);
    }
  }

  private static void connect(String id, String request) throws IOException, InterruptedException {
    var host = part(HOST, request);
    if (!host.isEmpty()) {
      server = host;
    }
    log("connect " + server);
    var how = rule(server);
    var words = how.split(" ");
    if (how.equals("silent")) {
      Thread.currentThread().join();
    }
    var reply =
        switch (words[0]) {
          case "refused" ->
              error(
                  id,
                  "-2144108477,PSSessionOpenFailed",
                  "PSRemotingTransportException",
                  "Connecting to remote server " + server + " failed.",
                  "");
          case "locked" ->
              error(
                  id,
                  "AccessDenied,PSSessionOpenFailed",
                  "PSRemotingTransportException",
                  "Connecting to remote server " + server + " failed.",
                  "");
          case "denied" -> error(id, "MF-EX-CREDENTIAL", "Mailferry", "none is stored", "");
          case "wait" ->
              error(
                  id,
                  "PSSessionOpenFailed",
                  "PSRemotingTransportException",
                  "Fail to create runspace because you have exceeded your budget to create"
                      + " runspace. Please wait for "
                      + words[1]
                      + " seconds.",
                  "");
          default ->
              """
              {"id":"%s","ok":true,"warnings":[],"error":null,"elapsedMs":1.5,"shellPid":%d,\
              "server":"%s","shell":{"version":"0.1","edition":"Fake"},"account":"FAKE\\\\svc",\
              "cmdlets":[%s]}\
              """
                  .formatted(id, ProcessHandle.current().pid(), server, cmdlets());
        };
    frame(id, base64(reply), 1_000);
  }

  /** What a test has said of a host or a cmdlet; empty when nothing. */
  private static String rule(String of) throws IOException {
    var folder = System.getenv(FOLDER);
    var rule = folder == null ? null : Path.of(folder, of);
    return rule != null && Files.exists(rule) ? Files.readString(rule) : "";
  }

  private static String ruled(String id, String how) {
    return switch (how) {
      case "nothing" -> "{\"id\":\"%s\",\"ok\":true,\"result\":[],\"warnings\":[]}".formatted(id);
      case "no result" -> "{\"id\":\"%s\",\"ok\":true,\"warnings\":[]}".formatted(id);
      case "result and error" ->
          error(id, "4A2B", "ManagementObjectAlreadyExistsException", "It is there already.", "")
              .replace("\"result\":[]", "\"result\":[" + MOVE + "]");
      default -> throw new IllegalArgumentException(how);
    };
  }

  private static String cmdlets() {
    var parameters =
        PARAMETERS.stream()
            .map("{\"name\":\"%s\",\"mandatory\":false}"::formatted)
            .collect(Collectors.joining(","));
    return CMDLETS.stream()
        .map(
            name ->
                "{\"name\":\"%s\",\"sets\":[{\"parameters\":[%s]}]}".formatted(name, parameters))
        .collect(Collectors.joining(","));
  }

  private static void frame(String id, String body, int width) {
    say("MAILFERRY " + id + " BEGIN");
    for (var from = 0; from < body.length(); from += width) {
      say("|" + body.substring(from, Math.min(body.length(), from + width)));
    }
    say("MAILFERRY " + id + " END " + body.length());
  }

  private static String reply(String id, String request) {
    return base64(
        """
        {"id":"%s","ok":true,"result":[{"Identity":"%s"}],"warnings":["careful"],"error":null,\
        "elapsedMs":1,"shellPid":%d,"server":"%s"}\
        """
            .formatted(id, part(IDENTITY, request), ProcessHandle.current().pid(), server));
  }

  private static String error(
      String id, String errorId, String reason, String message, String innerTypes) {
    return """
    {"id":"%s","ok":false,"result":[],"warnings":[],"error":{"fullyQualifiedErrorId":"%s",\
    "category":"","reason":"%s","message":"%s","remote":true,"innerTypes":[%s]}}\
    """
        .formatted(id, errorId, reason, message, innerTypes);
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
