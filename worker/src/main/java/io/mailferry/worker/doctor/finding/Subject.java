package io.mailferry.worker.doctor.finding;

import io.mailferry.activities.exchange.catalogue.ExchangeVersion;
import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.activities.exchange.shell.Connection;
import org.jspecify.annotations.Nullable;

/**
 * What is examined: one connection of one organisation.
 *
 * @param organisation its name in the settings
 * @param connection where its cmdlets are
 * @param far the other side, as the settings have it; null when only local moves are possible
 * @param version which the settings state, if any
 * @param sessions how many the worker keeps as the connection's account, of all organisations
 */
public record Subject(
    String organisation,
    Connection connection,
    NewMove.@Nullable FarEnd far,
    @Nullable ExchangeVersion version,
    int sessions) {
  /** The connection in words, e.g. {@code endpoint exch1.target.example}. */
  public String place() {
    return switch (connection) {
      case Connection.Remote remote -> "endpoint " + remote.name();
      case Connection.Module module -> "module " + module.name();
      case Connection.OverSsh ssh -> "ssh to " + ssh.name();
      case Connection.Ready ready -> ready.name();
    };
  }
}
