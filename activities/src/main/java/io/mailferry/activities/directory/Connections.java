package io.mailferry.activities.directory;

import com.unboundid.ldap.sdk.BindRequest;
import com.unboundid.ldap.sdk.GSSAPIBindRequest;
import com.unboundid.ldap.sdk.GSSAPIBindRequestProperties;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPConnectionPool;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.PasswordProvider;
import com.unboundid.ldap.sdk.PostConnectProcessor;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SASLQualityOfProtection;
import com.unboundid.ldap.sdk.ServerSet;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.SingleServerSet;
import com.unboundid.ldap.sdk.StartTLSPostConnectProcessor;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import com.unboundid.util.ssl.PEMFileTrustManager;
import com.unboundid.util.ssl.SSLSocketVerifier;
import com.unboundid.util.ssl.SSLUtil;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Sets up the connections to one controller; none is opened before it is needed. */
final class Connections {
  private static final int AT_MOST_KEPT = 4;
  private static final long CHECK_EVERY_MILLIS = 60_000;
  private static final long OLD_MILLIS = 15 * 60_000L;

  private Connections() {}

  static LDAPConnectionPool to(
      ControllerSettings controller, DirectorySettings settings, ControllerHealthCheck health) {
    try {
      var pool =
          new LDAPConnectionPool(
              server(controller, settings),
              bind(controller, settings.account()),
              0,
              AT_MOST_KEPT,
              1,
              tls(controller, settings),
              true,
              health);
      pool.setConnectionPoolName(controller.name());
      pool.setHealthCheckIntervalMillis(CHECK_EVERY_MILLIS);
      pool.setMaxConnectionAgeMillis(OLD_MILLIS);
      return pool;
    } catch (LDAPException | GeneralSecurityException wrong) {
      throw new IllegalArgumentException(
          "controller " + controller.name() + ": " + wrong.getMessage(), wrong);
    }
  }

  private static ServerSet server(ControllerSettings controller, DirectorySettings settings)
      throws GeneralSecurityException {
    var options = new LDAPConnectionOptions();
    options.setConnectTimeoutMillis(Math.toIntExact(settings.timing().connect().toMillis()));
    options.setResponseTimeoutMillis(settings.timing().response().toMillis());
    options.setFollowReferrals(false);
    options.setUseSynchronousMode(true);
    options.setSSLSocketVerifier(new NameCheck(controller.name()));
    return switch (controller.security()) {
      case LDAPS ->
          new SingleServerSet(
              controller.host(),
              controller.port(),
              new PromptSockets(
                  tls(settings).getSocketFactory(), controller.name(), settings.timing().connect()),
              options);
      case STARTTLS, CLEAR -> new SingleServerSet(controller.host(), controller.port(), options);
    };
  }

  private static @Nullable PostConnectProcessor tls(
      ControllerSettings controller, DirectorySettings settings) throws GeneralSecurityException {
    return switch (controller.security()) {
      case STARTTLS -> new StartTLSPostConnectProcessor(tls(settings));
      case LDAPS, CLEAR -> null;
    };
  }

  private static SSLContext tls(DirectorySettings settings) throws GeneralSecurityException {
    var trusted = settings.trustedCertificates();
    return trusted == null
        ? new SSLUtil(trustedByJava()).createSSLContext()
        : new SSLUtil(new PEMFileTrustManager(trusted.toFile())).createSSLContext();
  }

  /** Java's own way to its store, which heeds {@code javax.net.ssl.trustStore}. */
  private static TrustManager[] trustedByJava() throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    return factory.getTrustManagers();
  }

  private static BindRequest bind(ControllerSettings controller, DirectoryAccount account)
      throws LDAPException {
    return switch (account) {
      case DirectoryAccount.Password password ->
          new SimpleBindRequest(password.name(), new Secret(password.password()));
      case DirectoryAccount.Kerberos kerberos ->
          new GSSAPIBindRequest(ticket(controller, kerberos));
    };
  }

  private static GSSAPIBindRequestProperties ticket(
      ControllerSettings controller, DirectoryAccount.Kerberos account) throws LDAPException {
    var properties = new GSSAPIBindRequestProperties(account.name(), (String) null);
    properties.setSASLClientServerName(controller.name());
    var keytab = account.keytab();
    if (keytab == null) {
      properties.setUseTicketCache(true);
      properties.setRequireCachedCredentials(true);
    } else {
      properties.setUseKeyTab(true);
      properties.setKeyTabPath(keytab.toString());
    }
    switch (controller.security()) {
      // Active Directory refuses a second layer of protection inside TLS.
      case LDAPS, STARTTLS -> properties.setAllowedQoP(SASLQualityOfProtection.AUTH);
      case CLEAR ->
          properties.setAllowedQoP(
              SASLQualityOfProtection.AUTH_CONF, SASLQualityOfProtection.AUTH_INT);
    }
    return properties;
  }

  /** The certificate must carry the controller's name, whatever address it is reached at. */
  private static final class NameCheck extends SSLSocketVerifier {
    /** What a session without one has ({@link SSLSocket#getSession()}). */
    private static final String NO_HANDSHAKE = "SSL_NULL_WITH_NULL_NULL";

    private final String name;
    private final SSLSocketVerifier rule = new HostNameSSLSocketVerifier(true);

    NameCheck(String name) {
      this.name = name;
    }

    @Override
    public void verifySSLSocket(String host, int port, SSLSocket socket) throws LDAPException {
      if (socket.getSession().getCipherSuite().equals(NO_HANDSHAKE)) {
        throw new LDAPException(
            ResultCode.CONNECT_ERROR,
            "it took the connection and did not answer the TLS handshake");
      }
      rule.verifySSLSocket(name, port, socket);
    }
  }

  private static final class Secret extends PasswordProvider {
    private static final long serialVersionUID = 1L;

    private final transient Supplier<char[]> source;

    Secret(Supplier<char[]> source) {
      this.source = source;
    }

    @Override
    public byte[] getPasswordBytes() {
      var letters = source.get();
      var room = ByteBuffer.allocate(letters.length * 3);
      StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(letters), room, true);
      var bytes = Arrays.copyOf(room.array(), room.position());
      Arrays.fill(room.array(), (byte) 0);
      Arrays.fill(letters, '\0');
      return bytes;
    }
  }
}
