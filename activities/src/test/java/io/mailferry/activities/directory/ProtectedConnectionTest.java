package io.mailferry.activities.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.ReadOnlyEntry;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.util.ssl.KeyStoreKeyManager;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustAllTrustManager;
import com.unboundid.util.ssl.cert.ManageCertificates;
import io.mailferry.activities.directory.ControllerSettings.Security;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.table.FaultTable;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * TLS, before and after the first byte, against an in-memory directory with its own certificate.
 */
class ProtectedConnectionTest {
  private static final String ROOT = "DC=target,DC=example";
  private static final String ACCOUNT = "CN=svc,CN=Users," + ROOT;
  private static final String NAME = "dc1.target.example";
  private static final String PIN = "practice";
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-23T10:00:00Z"));

  @TempDir static Path folder;
  private static Path certificate;
  private static InMemoryDirectoryServer controller;

  @BeforeAll
  static void start() throws Exception {
    var store = folder.resolve("dc1.p12");
    assertThat(
            ManageCertificates.main(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                "generate-self-signed-certificate",
                "--keystore",
                store.toString(),
                "--keystore-type",
                "PKCS12",
                "--keystore-password",
                PIN,
                "--alias",
                "dc1",
                "--subject-dn",
                "CN=" + NAME,
                "--subject-alternative-name-dns",
                NAME))
        .isEqualTo(ResultCode.SUCCESS);
    var keys = new KeyStoreKeyManager(store.toFile(), PIN.toCharArray(), "PKCS12", "dc1");
    certificate = exported(KeyStore.getInstance("PKCS12"), store, PIN.toCharArray());
    var tls = new SSLUtil(keys, new TrustAllTrustManager());
    var config = new InMemoryDirectoryServerConfig(ROOT);
    config.addAdditionalBindCredentials(ACCOUNT, "secret");
    config.setSchema(null);
    config.setListenerConfigs(
        InMemoryListenerConfig.createLDAPSConfig(
            "ldaps",
            InetAddress.getLoopbackAddress(),
            0,
            tls.createSSLServerSocketFactory(),
            tls.createSSLSocketFactory()),
        InMemoryListenerConfig.createLDAPConfig(
            "starttls", InetAddress.getLoopbackAddress(), 0, tls.createSSLSocketFactory()));
    config.setRootDSEEntry(rootEntry("TRUE"));
    controller = new InMemoryDirectoryServer(config);
    controller.add(new Entry(ROOT, new Attribute("objectClass", "top", "domain")));
    controller.startListening();
  }

  private static ReadOnlyEntry rootEntry(String synchronised) {
    return new ReadOnlyEntry(
        "",
        new Attribute("objectClass", "top"),
        new Attribute("defaultNamingContext", ROOT),
        new Attribute("isSynchronized", synchronised),
        new Attribute("currentTime", "20261123100000.0Z"),
        new Attribute("supportedExtension", "1.3.6.1.4.1.1466.20037"));
  }

  private static Path exported(KeyStore keys, Path store, char[] pin) throws Exception {
    try (var stream = new FileInputStream(store.toFile())) {
      keys.load(stream, pin);
    }
    var bytes = keys.getCertificate(keys.aliases().nextElement()).getEncoded();
    return Files.writeString(
        folder.resolve("authority.pem"),
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
            + "\n-----END CERTIFICATE-----\n");
  }

  @AfterAll
  static void stop() {
    controller.shutDown(true);
  }

  @Test
  void speaksLdaps() {
    assertThat(ping(NAME, "ldaps", Security.LDAPS, true)).isEqualTo(NAME);
  }

  @Test
  void speaksStartTls() {
    assertThat(ping(NAME, "starttls", Security.STARTTLS, true)).isEqualTo(NAME);
  }

  @Test
  void doesNotTrustACertificateOfAnotherName() {
    for (var security : List.of(Security.LDAPS, Security.STARTTLS)) {
      var listener = security == Security.LDAPS ? "ldaps" : "starttls";

      assertThatExceptionOfType(Fault.NotReached.class)
          .isThrownBy(() -> ping("dc2.target.example", listener, security, true))
          .withMessageContaining("dc2.target.example: ");
    }
  }

  @Test
  void doesNotTrustACertificateThatNobodyVouchesFor() {
    assertThatExceptionOfType(Fault.NotReached.class)
        .isThrownBy(() -> ping(NAME, "ldaps", Security.LDAPS, false))
        .withMessageContaining(NAME + ": ");
  }

  @Test
  void trustsWhatIsInTheStoreThatJavaWasShown() throws Exception {
    var store = folder.resolve("trust.p12");
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    try (var pem = Files.newInputStream(certificate)) {
      trusted.setCertificateEntry(
          "root", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    try (var file = Files.newOutputStream(store)) {
      trusted.store(file, PIN.toCharArray());
    }
    System.setProperty("javax.net.ssl.trustStore", store.toString());
    System.setProperty("javax.net.ssl.trustStorePassword", PIN);

    try {
      assertThat(ping(NAME, "ldaps", Security.LDAPS, false)).isEqualTo(NAME);
    } finally {
      System.clearProperty("javax.net.ssl.trustStore");
      System.clearProperty("javax.net.ssl.trustStorePassword");
    }
  }

  private static String ping(String name, String listener, Security security, boolean trusted) {
    var settings =
        DirectorySettings.of(
            "target.example",
            List.of(
                new ControllerSettings(
                    name, "127.0.0.1", controller.getListenPort(listener), security)),
            new DirectoryAccount.Password(ACCOUNT, "secret"::toCharArray));
    try (var directory =
        new LdapDirectory(
            trusted ? settings.trusting(certificate) : settings, FaultTable.STANDARD, CLOCK)) {
      return directory.ping();
    }
  }
}
