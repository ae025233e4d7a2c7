package io.mailferry.activities.exchange.shell.session;

import io.mailferry.activities.exchange.shell.ShellReply;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;

/** What a shell has printed, kept and read once more as a session reads it. */
public final class Transcript {
  private Transcript() {}

  /**
   * The reply to a request in all that a shell printed, noise included
   * (docs/develop/shell-protocol.md).
   *
   * @param printed read to its end and closed
   * @param id of the request
   * @return empty when there is no whole frame with this id, or what is in it cannot be read
   */
  public static Optional<ShellReply> reply(InputStream printed, UUID id) {
    var heard = new ArrayList<ShellEvent>();
    new Listener(heard::add).listen(printed);
    return heard.stream()
        .filter(ShellEvent.Frame.class::isInstance)
        .map(ShellEvent.Frame.class::cast)
        .filter(frame -> frame.id().equals(id.toString()))
        .findFirst()
        .flatMap(frame -> Wire.reply(frame.body(), id));
  }
}
