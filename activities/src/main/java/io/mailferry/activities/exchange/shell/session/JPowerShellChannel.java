package io.mailferry.activities.exchange.shell.session;

import io.mailferry.activities.exchange.shell.transport.JPowerShellProcess;
import io.mailferry.activities.exchange.shell.transport.ShellFolder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shell behind jPowerShell. What it says is heard all at once when a request is over: until then
 * nobody knows whether it has begun with the command.
 */
final class JPowerShellChannel implements ShellChannel {
  private static final ShellEvent UNFINISHED =
      new ShellEvent.BrokenFrame("its script ended without it");

  private final JPowerShellProcess process;
  private final Inbox inbox = new Inbox();
  private volatile @Nullable String firstWords;

  private JPowerShellChannel(JPowerShellProcess process) {
    this.process = process;
    process.whenEnded(() -> inbox.add(new ShellEvent.EndOfOutput()));
  }

  /**
   * Starts a shell that serves requests; takes more than five seconds.
   *
   * @throws IllegalStateException when it cannot be started
   * @throws InterruptedException when the caller was stopped; the shell is ended
   */
  static JPowerShellChannel start(ShellFolder folder) throws InterruptedException {
    var process = JPowerShellProcess.start(folder);
    try {
      return new JPowerShellChannel(process);
    } catch (Error noThread) {
      process.end();
      throw noThread;
    }
  }

  @Override
  public ProcessHandle handle() {
    return process.handle();
  }

  @Override
  public boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public boolean tellsTaken() {
    return false;
  }

  @Override
  public List<ShellEvent> leftOver() {
    return inbox.emptied();
  }

  @Override
  public void write(String line) throws IOException {
    process.ask(line, this::read);
  }

  /** Nothing more comes of a request whose script has ended: without a whole frame it is lost. */
  private void read(String printed) {
    var heard = new ArrayList<ShellEvent>();
    var listener = new Listener(heard::add);
    listener.listen(new ByteArrayInputStream((printed + "\n").getBytes(StandardCharsets.UTF_8)));
    if (firstWords == null) {
      firstWords = listener.firstWords();
    }
    if (heard.stream().anyMatch(ShellEvent.Frame.class::isInstance)) {
      heard.removeIf(ShellEvent.EndOfOutput.class::isInstance);
    } else if (JPowerShellProcess.scriptHasEnded(printed)) {
      heard.replaceAll(each -> each instanceof ShellEvent.EndOfOutput ? UNFINISHED : each);
    }
    inbox.addAll(heard);
  }

  @Override
  public @Nullable ShellEvent hear(long nanos) throws InterruptedException {
    return inbox.next(nanos);
  }

  @Override
  public String firstWords() {
    var words = firstWords;
    return words == null ? "" : words;
  }

  @Override
  public void close() {
    process.close();
  }

  @Override
  public boolean endsSoon() {
    return process.endsSoon();
  }

  @Override
  public void end() {
    process.end();
  }
}
