package io.mailferry.activities.exchange.shell.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * Stands between a worker and a real shell, and meddles with what passes: each request says itself
 * what is to befall it, by a word in its comment.
 */
final class MeddlingShell {
  /** What befalls a request. */
  enum Mischief {
    /** Nothing. */
    NONE,
    /** The shell is killed before it reads the request. */
    KILLED_BEFORE,
    /** The shell is killed while its cmdlet runs. */
    KILLED_DURING,
    /** The shell is killed after its cmdlet ran, before its answer is out. */
    KILLED_AFTER,
    /** The answer comes when nobody waits for it any more. */
    LATE,
    /** The first half of the frame comes, then the shell ends. */
    HALF_AND_EXIT,
    /** The first half of the frame comes, then nothing. */
    HALF_AND_SILENCE,
    /** The frame carries the id of another request. */
    STRANGER,
    /** Lines are added to the frame. */
    MANGLED,
    /** Lines that are no part of it come before, in and after the frame. */
    NOISE,
    /** Fifty megabytes of noise come before the frame. */
    FLOOD,
    /** The cmdlet warns, reports progress and talks to the host. */
    TALK,
    /** The cmdlet ends its own shell. */
    EXIT,
    /** The cmdlet never comes back. */
    HANG,
    /** The cmdlet's own answer is fifty megabytes. */
    HUGE;

    String word() {
      return "mischief=" + name().toLowerCase(Locale.ROOT) + ";";
    }
  }

  private static final Pattern WORD = Pattern.compile("mischief=(\\w+);");
  private static final Pattern REQUEST = Pattern.compile("(^| )eyJ[A-Za-z0-9+/]+=*$");
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

  private final Process shell;
  private final PrintStream out = new PrintStream(System.out, false, StandardCharsets.US_ASCII);
  private volatile Mischief mischief = Mischief.NONE;
  private volatile String id = "";

  private MeddlingShell(Process shell) {
    this.shell = shell;
  }

  /** Writes the file that starts one in front of this shell. */
  static Path launcher(Path folder, Path shell) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    var classes = MeddlingShell.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    var launcher = folder.resolve("meddling-shell");
    try {
      Files.writeString(
          launcher,
          """
          #!/bin/sh
          exec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx48m -Xshare:auto -cp '%s' %s '%s' "$@"
          """
              .formatted(java, classes, MeddlingShell.class.getName(), shell));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    if (!launcher.toFile().setExecutable(true)) {
      throw new IllegalStateException("cannot make " + launcher + " executable");
    }
    return launcher;
  }

  /** The shell first, then its arguments. */
  public static void main(String[] arguments) throws IOException {
    var shell =
        new ProcessBuilder(Arrays.asList(arguments))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    new MeddlingShell(shell).serve();
  }

  private void serve() throws IOException {
    Thread.ofPlatform().daemon().start(this::answers);
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    var to = shell.getOutputStream();
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      request(line, to);
    }
    to.close();
    end(0);
  }

  private void request(String line, OutputStream to) throws IOException {
    var request = REQUEST.matcher(line).find() ? decoded(line) : "";
    var word = WORD.matcher(request);
    mischief =
        word.find() ? Mischief.valueOf(word.group(1).toUpperCase(Locale.ROOT)) : Mischief.NONE;
    var named = ID.matcher(request);
    id = named.find() ? named.group(1) : "";
    if (mischief == Mischief.KILLED_BEFORE) {
      end(9);
    }
    to.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    to.flush();
  }

  /** Alone on its line, or behind the name of the script that it is given to. */
  private static String decoded(String line) {
    var base64 = line.substring(line.lastIndexOf(' ') + 1);
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }

  private void answers() {
    try (var from =
        new BufferedReader(
            new InputStreamReader(shell.getInputStream(), StandardCharsets.US_ASCII))) {
      var inFrame = 0;
      for (var line = from.readLine(); line != null; line = from.readLine()) {
        inFrame = line.endsWith(" BEGIN") || inFrame > 0 ? inFrame + 1 : 0;
        pass(line, inFrame);
        inFrame = line.contains(" END ") ? 0 : inFrame;
        out.flush();
      }
      end(3);
    } catch (IOException gone) {
      end(3);
    }
  }

  private void pass(String line, int inFrame) {
    var first = inFrame == 1;
    var last = inFrame > 0 && line.contains(" END ");
    switch (mischief) {
      case KILLED_DURING -> {
        out.println(line);
        if (line.endsWith(" TAKEN")) {
          out.flush();
          end(9);
        }
      }
      case KILLED_AFTER -> {
        if (first) {
          out.flush();
          end(9);
        }
        out.println(line);
      }
      case LATE -> {
        if (first) {
          out.flush();
          LockSupport.parkNanos(60_000_000_000L);
        }
        out.println(line);
      }
      case HALF_AND_EXIT, HALF_AND_SILENCE -> half(line, inFrame);
      case STRANGER -> out.println(line.replace(id, "00000000-0000-4000-8000-000000000000"));
      case MANGLED -> {
        out.println(line);
        if (first) {
          out.println("|AAAA");
        }
      }
      case NOISE -> {
        out.println("WARNING: before MAILFERRY " + id + " BEGIN");
        out.println(line);
        out.println("MAILFERRY is a ferry");
        if (last) {
          out.println("|AAAA");
          out.println("MAILFERRY " + id + " EN");
        }
      }
      case FLOOD -> {
        if (first) {
          var megabyte = "\n".repeat(1_000) + "x".repeat(998_000) + "\n".repeat(1_000);
          for (var i = 0; i < 50; i++) {
            out.print(megabyte);
          }
        }
        out.println(line);
      }
      case NONE, KILLED_BEFORE, TALK, EXIT, HANG, HUGE -> out.println(line);
    }
  }

  private void half(String line, int inFrame) {
    if (inFrame < 2) {
      out.println(line);
      return;
    }
    out.print(line.substring(0, line.length() / 2));
    out.flush();
    if (mischief == Mischief.HALF_AND_EXIT) {
      end(3);
    }
    LockSupport.parkNanos(60_000_000_000L);
  }

  private void end(int code) {
    shell.destroyForcibly();
    Runtime.getRuntime().halt(code);
  }
}
