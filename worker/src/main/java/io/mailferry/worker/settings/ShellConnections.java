package io.mailferry.worker.settings;

import io.mailferry.activities.exchange.shell.Connection;
import io.mailferry.activities.exchange.shell.Connection.Authentication;
import io.mailferry.activities.exchange.shell.CredentialReference;
import io.mailferry.activities.exchange.shell.ShellSettings;
import io.mailferry.activities.exchange.shell.ShellTransport;
import io.mailferry.activities.exchange.shell.transport.PowerShells;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes of an organisation's settings what a pool of sessions is told. */
public final class ShellConnections {
  private ShellConnections() {}

  /**
   * What the pool of an organisation is told; its sessions see the users of all domains where its
   * forest has several.
   *
   * @throws IllegalArgumentException when a setting is wrong, saying how
   */
  public static ShellSettings settings(
      WorkerSettings all, WorkerSettings.ExchangeOrganisation organisation) {
    var settings = settings(all.shell(), organisation.shell());
    var forest = all.forests().get(organisation.forest());
    return forest == null || forest.domains().isEmpty() ? settings : settings.seeingEntireForest();
  }

  /**
   * The same whatever its forest.
   *
   * @throws IllegalArgumentException when a setting is wrong, saying how
   */
  public static ShellSettings settings(
      WorkerSettings.ShellHouse house, WorkerSettings.Shell shell) {
    var environment = new HashMap<>(shell.environment());
    if (shell.credentialsFolder() != null) {
      environment.put(ShellSettings.CREDENTIALS, shell.credentialsFolder());
    }
    var settings =
        ShellSettings.of(executable(house, shell), environment)
            .reaching(connections(shell).toArray(Connection[]::new))
            .keeping(shell.sessions())
            .retrying(shell.retryOpening());
    var placed = house.folder().isBlank() ? settings : settings.recordedIn(Path.of(house.folder()));
    return placed.over(ShellTransport.named(house.transport()));
  }

  /** The organisation's shell, or the worker's, or the usual one of this machine. */
  public static Path executable(WorkerSettings.ShellHouse house, WorkerSettings.Shell shell) {
    var stated = shell.executable().isBlank() ? house.executable() : shell.executable();
    return PowerShells.find(stated).orElse(Path.of("pwsh"));
  }

  /** Where the organisation's cmdlets are, in order of preference; never empty. */
  public static List<Connection> connections(WorkerSettings.Shell shell) {
    if (!shell.endpoints().isEmpty()) {
      return shell.endpoints().stream().map(each -> endpoint(shell, each)).toList();
    }
    if (shell.module() != null) {
      return List.of(new Connection.Module(Path.of(shell.module())));
    }
    if (shell.sshHost() != null && shell.sshSubsystem() != null) {
      return List.of(new Connection.OverSsh(shell.sshHost(), shell.sshSubsystem()));
    }
    return List.of(new Connection.Ready());
  }

  /** One endpoint, signed in to as the settings say. */
  public static Connection endpoint(WorkerSettings.Shell shell, String address) {
    return new Connection.Remote(
        address(address), authentication(shell.authentication()), credential(shell));
  }

  private static URI address(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException wrong) {
      // Its message would repeat the address, and with it a password that does not belong there.
      throw new IllegalArgumentException("no address", null);
    }
  }

  public static Authentication authentication(String word) {
    try {
      return Authentication.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException("one of kerberos, negotiate, basic", unknown);
    }
  }

  public static @Nullable CredentialReference credential(WorkerSettings.Shell shell) {
    return shell.credential() == null ? null : new CredentialReference(shell.credential());
  }
}
