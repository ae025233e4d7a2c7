package io.mailferry.activities.exchange.shell.transport;

import com.profesorfalken.jpowershell.PowerShell;
import com.profesorfalken.jpowershell.PowerShellNotAvailableException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * A shell that jPowerShell has started and speaks with: one line of a request goes in, and when its
 * script has ended, all that was printed meanwhile comes out.
 *
 * <p>Of the library only script mode is used, and never its own way to end a shell, which off
 * Windows starts a program that is not there (docs/decisions/0014-two-transports.md). One thread of
 * ours asks it, and is the only one to do so.
 */
public final class JPowerShellProcess {
  /** The library waits five seconds, and then up to ten for the shell to tell its number. */
  private static final Duration TO_OPEN = Duration.ofSeconds(40);

  private static final Duration TO_LOAD = Duration.ofSeconds(60);

  /** Whoever asked gives up long before; the library must not, or it would mix two answers. */
  private static final Duration NEVER = Duration.ofDays(30);

  private static final Duration TO_CLOSE = Duration.ofSeconds(10);

  /** How long what was printed last may take from the pipe through the library. */
  private static final long LAST_WORDS_MILLIS = 500;

  private static final long SOON_MILLIS = 5_000;
  private static final int STARTS = 20;
  private static final long A_MOMENT_MILLIS = 25;

  /** What is given on a line of PowerShell: base64 and nothing else. */
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]+={0,2}");

  private static final Pattern ASKED = Pattern.compile("(?m)^MAILFERRY ASKED$");

  private static final Pattern LOADED = Pattern.compile("(?m)^MAILFERRY LOADED (\\d{1,18})$");

  /**
   * A cmdlet that leaves the script in the middle would leave the library waiting for its mark, and
   * noise without an end of line would hide it. Of that mark the library tells nothing, so there is
   * one of ours before it.
   */
  private static final String ASK =
      """
      param([string]$line)
      $answered = $false
      try {
          & $global:Mailferry { param($line) Answer-Line $line } $line
          $answered = $true
      }
      finally {
          [Console]::Out.Write("`nMAILFERRY ASKED`n")
          if (-not $answered) { [Console]::Out.Write("%s`n") }
      }
      """
          .formatted(PowerShell.END_SCRIPT_STRING);

  private static final String LEAVE =
      """
      & $global:Mailferry { Close-Session }
      [Environment]::Exit(0)
      """;

  /** Held, or its level would be forgotten: what went wrong is told by whoever asked. */
  private static final Logger LIBRARY = Logger.getLogger("com.profesorfalken.jpowershell");

  static {
    LIBRARY.setLevel(Level.OFF);
  }

  private final PowerShell library;
  private final ProcessHandle process;
  private final ExecutorService asking;

  private JPowerShellProcess(PowerShell library, ProcessHandle process) {
    this.library = library;
    this.process = process;
    this.asking =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("mailferry-jpowershell-" + process.pid()).factory());
  }

  /**
   * Starts one that serves requests; takes the library five seconds and more.
   *
   * @throws IllegalStateException when it cannot be started, or does not take our script
   * @throws InterruptedException when the caller was stopped; the shell is ended
   */
  public static JPowerShellProcess start(ShellFolder folder) throws InterruptedException {
    var opening = new Opening(folder);
    try {
      return opening.opened();
    } catch (RuntimeException | InterruptedException | Error failed) {
      opening.abandon();
      throw failed;
    }
  }

  /**
   * One start, whose process is not known before the library has returned, and perhaps not then.
   */
  private static final class Opening {
    private final ShellFolder folder;
    private final Launcher launcher;
    private final ExecutorService thread =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("mailferry-jpowershell-opens").factory());
    private final Future<PowerShell> library;

    Opening(ShellFolder folder) {
      this.folder = folder;
      this.launcher = folder.launcher();
      this.library = thread.submit(() -> open(launcher.path().toString()));
    }

    JPowerShellProcess opened() throws InterruptedException {
      var shell = within(TO_OPEN, library);
      var _ =
          shell.configuration(
              Map.of(
                  "tempFolder",
                  folder.path().toString(),
                  "maxWait",
                  Long.toString(NEVER.toMillis())));
      var said = within(TO_LOAD, thread.submit(() -> run(shell, loading(folder.script()), "")));
      var loaded = LOADED.matcher(said);
      if (!loaded.find()) {
        throw new IllegalStateException(
            "the shell did not take the script; it said: " + plain(said));
      }
      var process =
          ProcessHandle.of(Long.parseLong(loaded.group(1)))
              .map(Opening::childOfOurs)
              .orElseThrow(() -> new IllegalStateException("the shell ended while it was opened"));
      folder.note(process);
      launcher.forget();
      thread.shutdown();
      return new JPowerShellProcess(shell, process);
    }

    /** What a program in front of the shell has started is ended with it. */
    private static ProcessHandle childOfOurs(ProcessHandle process) {
      var ours = ProcessHandle.current().pid();
      var each = process;
      for (var parent = each.parent(); parent.isPresent(); parent = each.parent()) {
        if (parent.get().pid() == ours) {
          return each;
        }
        each = parent.get();
      }
      return process;
    }

    private static <T> T within(Duration time, Future<T> answer) throws InterruptedException {
      try {
        return answer.get(time.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException silent) {
        throw new IllegalStateException("the shell gave no sign of life", silent);
      } catch (ExecutionException failed) {
        var cause = failed.getCause();
        throw new IllegalStateException(
            "the shell cannot be started; look at its path: "
                + (cause == null ? "" : cause.getMessage()),
            failed);
      }
    }

    private static String plain(String said) {
      var words = said.replaceAll("[\\p{Cntrl}\\s]{1,100}", " ").strip();
      return words.length() > 500 ? words.substring(0, 500) + "…" : words;
    }

    /** Ends what was started; the library's own way is for a process that nobody else knows. */
    void abandon() {
      Thread.ofPlatform()
          .daemon()
          .name("mailferry-jpowershell-abandons")
          .start(
              () -> {
                launcher.process().ifPresent(ProcessTrees::end);
                // Not interrupted: a process that is being born could not be ended any more.
                thread.shutdown();
                try {
                  close(library.get());
                } catch (ExecutionException | InterruptedException neverThere) {
                  // Then the library has nothing to let go of.
                }
                launcher.process().ifPresent(ProcessTrees::end);
                launcher.forget();
              });
    }
  }

  /**
   * Keeps the script's functions and variables from one request to the next. The path has no
   * character that means anything to PowerShell.
   */
  private static String loading(Path script) {
    return """
    $global:Mailferry = New-Module -Name Mailferry -ArgumentList 'asked' -ScriptBlock `
        ([ScriptBlock]::Create([IO.File]::ReadAllText('%s')))
    [Console]::Out.Write("`nMAILFERRY LOADED " + $PID + "`n")
    """
        .formatted(script);
  }

  private static PowerShell open(String launcher) throws InterruptedException {
    for (var start = 1; ; start++) {
      try {
        return PowerShell.openSession(launcher);
      } catch (PowerShellNotAvailableException failed) {
        if (start == STARTS || !isBusy(failed)) {
          throw new IllegalStateException(failed.getMessage(), failed);
        }
        Thread.sleep(A_MOMENT_MILLIS);
      }
    }
  }

  /** Linux runs no file that somebody has open for writing, such as a process that is half born. */
  private static boolean isBusy(PowerShellNotAvailableException failed) {
    return failed.getCause() instanceof IOException busy
        && String.valueOf(busy.getMessage()).contains("Text file busy");
  }

  /** It waits for as long as it does for an answer, and holds threads of its own until then. */
  private static void close(PowerShell library) {
    library.configuration(Map.of("maxWait", Long.toString(TO_CLOSE.toMillis()))).close();
  }

  private static String run(PowerShell library, String script, String argument) {
    return library
        .executeScript(new BufferedReader(new StringReader(script)), argument)
        .getCommandOutput();
  }

  /** The process, for whoever ends it or looks after it. */
  public ProcessHandle handle() {
    return process;
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Hands a line to the library, and does not wait for what comes of it.
   *
   * @param printed takes all that was printed until the script or its shell had ended
   * @throws IOException when it was certainly not handed over
   */
  public void ask(String line, Consumer<String> printed) throws IOException {
    if (!BASE64.matcher(line).matches()) {
      throw new IOException("no base64, which alone is given to a shell as code");
    }
    if (!isAlive() || asking.isShutdown()) {
      throw new IOException("the shell had ended before");
    }
    try {
      asking.execute(() -> printed.accept(run(library, ASK, line)));
    } catch (RejectedExecutionException justNow) {
      throw new IOException("the shell was let go", justNow);
    }
  }

  /** Whether what was printed ends with a script, and not with its shell. */
  public static boolean scriptHasEnded(String printed) {
    return ASKED.matcher(printed).find();
  }

  /**
   * Has something done when the process has ended and the last that it printed has been heard; the
   * library is done with then.
   */
  public void whenEnded(Runnable done) {
    var _ =
        process
            .onExit()
            .thenRunAsync(
                () -> {
                  letGo();
                  done.run();
                },
                ours ->
                    Thread.ofPlatform().daemon().name("mailferry-jpowershell-ends").start(ours));
  }

  /** The library waits without end for a process that is gone and had said nothing. */
  private void letGo() {
    asking.shutdown();
    try {
      if (!asking.awaitTermination(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS)) {
        var _ = asking.shutdownNow();
      }
    } catch (InterruptedException impossible) {
      Thread.currentThread().interrupt();
    }
    Thread.ofPlatform().daemon().name("mailferry-jpowershell-closes").start(() -> close(library));
  }

  /** Has the shell close its session with Exchange and end, once it is through with a request. */
  public void close() {
    if (isAlive() && !asking.isShutdown()) {
      asking.execute(() -> run(library, LEAVE, ""));
      asking.shutdown();
    }
  }

  /** Whether it has ended by itself within a few seconds. */
  public boolean endsSoon() {
    return ProcessTrees.awaitEnd(process, SOON_MILLIS);
  }

  /** Ends it by force, with all that it has started. */
  public void end() {
    ProcessTrees.end(process);
  }
}
