package io.mailferry.activities.directory;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import com.unboundid.util.ssl.PEMFileTrustManager;
import com.unboundid.util.ssl.SSLSocketVerifier;
import com.unboundid.util.ssl.SSLUtil;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Whom to trust when a connection is protected. */
final class Tls {
  private Tls() {}

  /**
   * Trusts the authorities that the settings name, or Java's own.
   *
   * @throws IllegalArgumentException when they cannot be read
   */
  static SSLContext trusting(DirectorySettings settings) {
    var trusted = settings.trustedCertificates();
    try {
      return trusted == null
          ? new SSLUtil(trustedByJava()).createSSLContext()
          : new SSLUtil(new PEMFileTrustManager(trusted.toFile())).createSSLContext();
    } catch (GeneralSecurityException wrong) {
      throw new IllegalArgumentException(
          "the trusted certificates of forest "
              + settings.forest()
              + " cannot be read: "
              + wrong.getMessage(),
          wrong);
    }
  }

  /** Java's own way to its store, which heeds {@code javax.net.ssl.trustStore}. */
  private static TrustManager[] trustedByJava() throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    return factory.getTrustManagers();
  }

  /** Has a certificate carry the controller's name, whatever address it is reached at. */
  static SSLSocketVerifier named(String controller) {
    return new NameCheck(controller);
  }

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
}
