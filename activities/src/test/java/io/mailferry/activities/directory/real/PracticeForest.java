package io.mailferry.activities.directory.real;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.util.ssl.cert.CertException;
import io.mailferry.activities.directory.ControllerSettings;
import io.mailferry.activities.directory.DirectoryAccount;
import io.mailferry.activities.directory.DirectorySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A forest of one domain with two domain controllers. The second begins with all that the first
 * knows; then neither tells the other anything, so that one that is behind stays behind.
 */
final class PracticeForest implements AutoCloseable {
  static final String PASSWORD = "Ferry-over-9-seas";

  private final String name;
  private final Path authority;
  private final PracticeController first;
  private final PracticeController second;

  /**
   * Makes it, and starts both controllers.
   *
   * @param name its DNS name; what is in it stands in a resource of that name
   * @param folder an empty one
   * @param net the loopback addresses up to their last number, e.g. {@code 127.77.3.}
   * @param number the first controller's last number; the second has the one after it
   */
  PracticeForest(String name, Path folder, String net, int number)
      throws IOException, InterruptedException, CertException, LDAPException {
    this.name = name;
    var one = Files.createDirectories(folder.resolve("dc1"));
    var two = folder.resolve("dc2");
    make(one, name, net + number);
    run(folder, "cp", "-a", one.toString(), two.toString());
    var settings = two.resolve("etc/smb.conf");
    Files.writeString(settings, Files.readString(settings).replace(one.toString(), two.toString()));
    var vouching = new PracticeAuthority("Authority of " + name);
    this.authority = Files.writeString(folder.resolve("authority.pem"), vouching.pem());
    vouching.certify("dc1." + name, one.resolve("private/tls"));
    vouching.certify("dc2." + name, two.resolve("private/tls"));
    this.first = new PracticeController(this, "dc1." + name, one, net + number);
    this.second = new PracticeController(this, "dc2." + name, two, net + (number + 1));
  }

  private static void make(Path home, String name, String address)
      throws IOException, InterruptedException {
    var program = copied("practice-forest.py", home);
    var objects = copied(name + ".ldif", home);
    var log = home.resolve("made.log");
    var made =
        new ProcessBuilder(
                // Samba's modules are the system's own.
                "/usr/bin/python3", program.toString(), home.toString(), name, address, PASSWORD)
            .redirectInput(objects.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (made.waitFor() != 0) {
      throw new IOException("no forest " + name + ": " + Files.readString(log));
    }
  }

  private static Path copied(String resource, Path folder) throws IOException {
    try (var stream = PracticeForest.class.getResourceAsStream(resource)) {
      var file = folder.resolve(resource);
      Files.copy(Objects.requireNonNull(stream, resource), file);
      return file;
    }
  }

  /** Runs a program to its end. */
  static void run(Path folder, String... command) throws IOException, InterruptedException {
    var log = folder.resolve("ran.log");
    var ran =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    if (ran.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed: " + Files.readString(log));
    }
  }

  String name() {
    return name;
  }

  PracticeController first() {
    return first;
  }

  PracticeController second() {
    return second;
  }

  /** An account's distinguished name; practice-forest.py says which there are. */
  String account(String user) {
    return "CN=" + user + ",CN=Users," + root();
  }

  String root() {
    return "DC=" + name.replace(".", ",DC=");
  }

  /** The authority that vouches for its controllers, as a file. */
  Path authority() {
    return authority;
  }

  /** How the forest is read as one of its accounts, through both controllers. */
  DirectorySettings settings(String user) {
    return settings(user, first.settings(), second.settings());
  }

  /** How it is read as one of its accounts, through these controllers. */
  DirectorySettings settings(String user, ControllerSettings... controllers) {
    return DirectorySettings.of(
            name,
            List.of(controllers),
            new DirectoryAccount.Password(account(user), PASSWORD::toCharArray))
        .trusting(authority);
  }

  @Override
  public void close() {
    first.close();
    second.close();
  }
}
