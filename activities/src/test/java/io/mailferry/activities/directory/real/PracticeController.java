package io.mailferry.activities.directory.real;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldif.LDIFException;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustAllTrustManager;
import io.mailferry.activities.directory.ControllerSettings;
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
 * of the protocol, so each listens on a loopback address of its own. It ends when its standard
 * input does, so that none is left behind when these tests are killed.
 */
final class PracticeController implements AutoCloseable {
  private static final int LDAPS = 636;

  private final PracticeForest forest;
  private final String name;
  private final Path home;
  private final String address;
  private Process process;

  /**
   * Starts it, and waits until it answers.
   *
   * @param name its fully qualified name
   * @param home what was made for it
   * @param address the loopback address that it listens on
   */
  PracticeController(PracticeForest forest, String name, Path home, String address)
      throws IOException, InterruptedException {
    this.forest = forest;
    this.name = name;
    this.home = home;
    this.address = address;
    this.process = launch();
  }

  private Process launch() throws IOException, InterruptedException {
    var said = home.resolve("said.log");
    var started =
        new ProcessBuilder(
                "samba",
                "--interactive",
                "--model=single",
                "-s",
                home.resolve("etc/smb.conf").toString(),
                "--option=server services=ldap dns",
                "--option=interfaces=" + address + "/8",
                "--option=bind interfaces only=yes",
                "--option=ncalrpc dir=" + home.resolve("ncalrpc"),
                "--option=log file=" + home.resolve("samba.log"),
                "--option=pid directory=" + home)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()))
            .start();
    while (!answers()) {
      if (!started.isAlive()) {
        throw new IOException("samba ended: " + Files.readString(said));
      }
      TimeUnit.MILLISECONDS.sleep(50);
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
    return name;
  }

  String address() {
    return address;
  }

  ControllerSettings settings() {
    return new ControllerSettings(name, address, LDAPS, Security.LDAPS);
  }

  /** The system goes on taking its connections, and nobody reads what they say. */
  void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String signal) throws IOException, InterruptedException {
    PracticeForest.run(home, "kill", "-" + signal, Long.toString(process.pid()));
  }

  void stop() {
    process.destroyForcibly().onExit().join();
  }

  /** What it knew when it was stopped is what it knows. */
  void startAgain() throws IOException, InterruptedException {
    process = launch();
  }

  void restart() throws IOException, InterruptedException {
    stop();
    startAgain();
  }

  /** How many wrong passwords it has counted against an account. */
  int wrongPasswords(String account) throws LDAPException, GeneralSecurityException {
    try (var connection = asAdministrator()) {
      var entry = Objects.requireNonNull(connection.getEntry(account, "badPwdCount"));
      return Objects.requireNonNull(entry.getAttributeValueAsInteger("badPwdCount"));
    }
  }

  /** Changes an object here and nowhere else. */
  void change(String... ldif) throws LDAPException, LDIFException, GeneralSecurityException {
    try (var connection = asAdministrator()) {
      connection.modify(new ModifyRequest(ldif));
    }
  }

  private LDAPConnection asAdministrator() throws LDAPException, GeneralSecurityException {
    var trustAll = new SSLUtil(new TrustAllTrustManager()).createSSLSocketFactory();
    return new LDAPConnection(
        trustAll, address, LDAPS, forest.account("Administrator"), PracticeForest.PASSWORD);
  }

  @Override
  public void close() {
    stop();
  }
}
