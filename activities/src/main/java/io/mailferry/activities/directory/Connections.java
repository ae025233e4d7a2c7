package io.mailferry.activities.directory;

import com.unboundid.ldap.sdk.BindRequest;
import com.unboundid.ldap.sdk.GSSAPIBindRequest;
import com.unboundid.ldap.sdk.GSSAPIBindRequestProperties;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPExtendedOperationException;
import com.unboundid.ldap.sdk.PasswordProvider;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SASLQualityOfProtection;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Opens connections to one controller: protected, signed in, and found well. */
final class Connections {
  private final ControllerSettings controller;
  private final DirectorySettings settings;
  private final ControllerHealthCheck health;
  private final LDAPConnectionOptions options;
  private final @Nullable SSLContext tls;

  Connections(
      ControllerSettings controller, DirectorySettings settings, ControllerHealthCheck health) {
    this.controller = controller;
    this.settings = settings;
    this.health = health;
    this.options = options(controller, settings.timing());
    this.tls =
        controller.security() == ControllerSettings.Security.CLEAR ? null : Tls.trusting(settings);
  }

  private static LDAPConnectionOptions options(
      ControllerSettings controller, DirectorySettings.Timing timing) {
    var options = new LDAPConnectionOptions();
    options.setConnectTimeoutMillis(Math.toIntExact(timing.connect().toMillis()));
    options.setResponseTimeoutMillis(timing.response().toMillis());
    options.setFollowReferrals(false);
    options.setUseSynchronousMode(true);
    options.setSSLSocketVerifier(Tls.named(controller.name()));
    return options;
  }

  LDAPConnection open() throws LDAPException {
    var connection = new LDAPConnection(sockets(), options, controller.host(), controller.port());
    try {
      protect(connection);
      health.check(connection);
      connection.bind(bind(controller, settings.account()));
      health.search(connection);
      return connection;
    } catch (LDAPException | RuntimeException unusable) {
      connection.closeWithoutUnbind();
      throw unusable;
    }
  }

  private SocketFactory sockets() {
    return switch (controller.security()) {
      case LDAPS ->
          new PromptSockets(
              Objects.requireNonNull(tls).getSocketFactory(),
              controller.name(),
              settings.timing().connect());
      case STARTTLS, CLEAR -> SocketFactory.getDefault();
    };
  }

  private void protect(LDAPConnection connection) throws LDAPException {
    switch (controller.security()) {
      case STARTTLS -> {
        var request = new StartTLSExtendedRequest(Objects.requireNonNull(tls));
        request.setResponseTimeoutMillis(settings.timing().connect().toMillis());
        var answer = connection.processExtendedOperation(request);
        if (!answer.getResultCode().equals(ResultCode.SUCCESS)) {
          throw new LDAPExtendedOperationException(answer);
        }
      }
      case LDAPS, CLEAR -> {}
    }
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
