package io.mailferry.activities.exchange.shell;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a shell reaches Exchange's cmdlets. */
public sealed interface Connection {
  /** What people call it: a host, or a module's file. */
  String name();

  /**
   * What tells one account from another, for comparison only: the reference to its credential, or
   * nothing for the account that the worker itself runs under.
   */
  default String accountName() {
    return switch (this) {
      case Remote remote when remote.credential() != null -> remote.credential().name();
      case Remote _, Module _, OverSsh _, Ready _ -> "";
    };
  }

  /** How the account signs in at a remote endpoint. */
  enum Authentication {
    /** A ticket; the payload is encrypted even over {@code http}. Exchange's own default. */
    KERBEROS,
    /** Kerberos where it works, else NTLM. */
    NEGOTIATE,
    /** A password in the request's head; only over {@code https}. */
    BASIC;

    /** As {@code New-PSSession -Authentication} spells it. */
    public String word() {
      return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Exchange's remote PowerShell (docs/exchange/remote-powershell.md#opening). Certificates are
   * always checked.
   *
   * @param endpoint its address, e.g. {@code http://exch1.target.example/PowerShell/}
   * @param authentication how to sign in
   * @param credential whose; null for the account that the worker runs under
   */
  record Remote(
      URI endpoint, Authentication authentication, @Nullable CredentialReference credential)
      implements Connection {
    /**
     * @throws IllegalArgumentException when it is no http or https address with a host, carries a
     *     name or a password, or would send a password unencrypted
     */
    public Remote {
      var scheme = String.valueOf(endpoint.getScheme()).toLowerCase(Locale.ROOT);
      if (endpoint.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
        throw new IllegalArgumentException(
            "an endpoint is an address such as http://exch1.target.example/PowerShell/");
      }
      if (endpoint.getUserInfo() != null) {
        throw new IllegalArgumentException(
            "an endpoint's address holds no account; name a credential instead");
      }
      if (authentication == Authentication.BASIC && !scheme.equals("https")) {
        throw new IllegalArgumentException(
            "basic authentication would send the password unencrypted; use https or kerberos");
      }
    }

    @Override
    public String name() {
      return endpoint.getHost();
    }
  }

  /**
   * A module whose cmdlets are loaded into the shell itself.
   *
   * @param path its file
   */
  record Module(Path path) implements Connection {
    @Override
    public String name() {
      return path.toString();
    }
  }

  /**
   * A session that another transport opens: ssh, as PowerShell 7 has it. For practice and tests;
   * Exchange itself does not listen there.
   *
   * @param host where to
   * @param subsystem the ssh subsystem to ask for
   */
  record OverSsh(String host, String subsystem) implements Connection {
    @Override
    public String name() {
      return host;
    }
  }

  /** The shell has the cmdlets already, as a stand-in for PowerShell does. */
  record Ready() implements Connection {
    @Override
    public String name() {
      return "the shell itself";
    }
  }
}
