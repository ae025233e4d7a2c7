package io.mailferry.activities.directory;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustAllTrustManager;
import io.mailferry.activities.directory.ControllerSettings.Security;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A real Active Directory domain controller: Samba's, in a process of its own. Its ports are those
 * of the protocol, so each listens on a loopback address of its own.
 */
final class SambaController implements AutoCloseable {
  static final String FOREST = "mail.example";
  static final String ACCOUNT = "CN=svc,CN=Users,DC=mail,DC=example";
  static final String PASSWORD = "Ferry-over-9-seas";
  private static final int LDAPS = 636;

  private final String host;
  private final Path home;
  private final String address;
  private Process process;

  private SambaController(String host, Path home, String address)
      throws IOException, InterruptedException {
    this.host = host;
    this.home = home;
    this.address = address;
    this.process = launch();
  }

  /**
   * Makes a domain of one controller, with an account that five wrong passwords lock, and starts
   * it.
   *
   * @param host its name without the domain's
   * @param home an empty folder
   * @param address the loopback address that it listens on, e.g. {@code 127.0.0.77}
   */
  static SambaController start(String host, Path home, String address)
      throws IOException, InterruptedException {
    run(
        home,
        "samba-tool",
        "domain",
        "provision",
        "--realm=MAIL.EXAMPLE",
        "--domain=MAIL",
        "--host-name=" + host,
        "--server-role=dc",
        "--dns-backend=NONE",
        "--adminpass=" + PASSWORD,
        "--targetdir=" + home,
        "--option=posix:eadb=" + home.resolve("eadb.tdb"),
        "--option=vfs objects=dfs_samba4 acl_xattr xattr_tdb");
    var sam = home.resolve("private/sam.ldb").toString();
    run(home, "samba-tool", "user", "create", "svc", PASSWORD, "-H", sam, "-s", conf(home));
    run(
        home,
        "samba-tool",
        "domain",
        "passwordsettings",
        "set",
        "--account-lockout-threshold=5",
        "-H",
        sam,
        "-s",
        conf(home));
    return new SambaController(host, home, address);
  }

  private static String conf(Path home) {
    return home.resolve("etc/smb.conf").toString();
  }

  private static void run(Path home, String... command) throws IOException, InterruptedException {
    var log = home.resolve("made.log");
    var made =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    if (made.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed: " + Files.readString(log));
    }
  }

  private Process launch() throws IOException, InterruptedException {
    var started =
        new ProcessBuilder(
                "samba",
                "--interactive",
                "--model=single",
                "-s",
                conf(home),
                "--option=server services=ldap",
                "--option=interfaces=" + address + "/8",
                "--option=bind interfaces only=yes",
                "--option=pid directory=" + home)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("said.log").toFile()))
            .start();
    while (!answers()) {
      if (!started.isAlive()) {
        throw new IOException("samba ended: " + Files.readString(home.resolve("said.log")));
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return started;
  }

  private boolean answers() {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, LDAPS), 1_000);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  String name() {
    return host + "." + FOREST;
  }

  ControllerSettings settings() {
    return new ControllerSettings(name(), address, LDAPS, Security.LDAPS);
  }

  /** The authority that vouches for it. */
  Path authority() {
    return home.resolve("private/tls/ca.pem");
  }

  /** The system goes on taking its connections, and nobody reads what they say. */
  void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String signal) throws IOException, InterruptedException {
    run(home, "kill", "-" + signal, Long.toString(process.pid()));
  }

  void restart() throws IOException, InterruptedException {
    close();
    process = launch();
  }

  /** How many wrong passwords it has counted against the account. */
  int wrongPasswords() throws LDAPException, GeneralSecurityException {
    var trustAll = new SSLUtil(new TrustAllTrustManager()).createSSLSocketFactory();
    try (var connection =
        new LDAPConnection(
            trustAll, address, LDAPS, "CN=Administrator,CN=Users,DC=mail,DC=example", PASSWORD)) {
      var account = Objects.requireNonNull(connection.getEntry(ACCOUNT, "badPwdCount"));
      return Objects.requireNonNull(account.getAttributeValueAsInteger("badPwdCount"));
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
