package io.mailferry.activities.exchange.shell.session;

import io.mailferry.activities.exchange.shell.transport.ShellFolder;
import io.mailferry.activities.exchange.shell.transport.ShellProcess;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shell that we have started ourselves, and the thread that listens to it for as long as it
 * lives.
 */
final class OwnChannel implements ShellChannel {
  private static final long SOON_MILLIS = 2_000;

  private final ShellProcess process;
  private final Inbox inbox = new Inbox();
  private final Listener listener = new Listener(inbox::add);
  private final Thread listening;

  private OwnChannel(ShellProcess process) {
    this.process = process;
    this.listening =
        Thread.ofPlatform()
            .daemon()
            .name("mailferry-shell-" + process.handle().pid())
            .start(() -> listener.listen(process.output()));
  }

  /**
   * Starts a shell that serves requests.
   *
   * @throws IllegalStateException when it cannot be started
   */
  static OwnChannel start(ShellFolder folder) {
    var process = ShellProcess.start(folder);
    try {
      return new OwnChannel(process);
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
    return true;
  }

  @Override
  public List<ShellEvent> leftOver() {
    return inbox.emptied();
  }

  @Override
  public void write(String line) throws IOException {
    process.write(line);
  }

  @Override
  public @Nullable ShellEvent hear(long nanos) throws InterruptedException {
    return inbox.next(nanos);
  }

  @Override
  public String firstWords() throws InterruptedException {
    listening.join(SOON_MILLIS);
    return listener.firstWords();
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
