package io.mailferry.activities.directory;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPExtendedOperationException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import java.util.Objects;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Opens connections to one controller: protected, signed in, and found well. */
final class Connections {
  private final ControllerSettings controller;
  private final DirectorySettings settings;
  private final SignIn signIn;
  private final ControllerHealthCheck health;
  private final LDAPConnectionOptions options;
  private final @Nullable SSLContext tls;

  Connections(
      ControllerSettings controller,
      DirectorySettings settings,
      SignIn signIn,
      ControllerHealthCheck health) {
    this.controller = controller;
    this.settings = settings;
    this.signIn = signIn;
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

  /**
   * A new connection.
   *
   * @throws AccountRefused when the account may not sign in; the controller is asked nothing when
   *     that is known before
   */
  LDAPConnection open() throws LDAPException {
    try (var credential = Credential.of(settings.account(), controller)) {
      signIn.stopIfRefused(credential.secret());
      var connection = new LDAPConnection(sockets(), options, controller.host(), controller.port());
      try {
        protect(connection);
        health.check(connection);
        signIn(connection, credential);
        health.search(connection);
        return connection;
      } catch (LDAPException | RuntimeException unusable) {
        connection.closeWithoutUnbind();
        throw unusable;
      }
    }
  }

  /**
   * Connects, asks what the controller says of itself, and leaves without having signed in.
   *
   * @return true; it throws when the controller does not answer, or is not well
   */
  boolean signOfLife() throws LDAPException {
    try (var connection =
        new LDAPConnection(sockets(), options, controller.host(), controller.port())) {
      protect(connection);
      health.check(connection);
      return true;
    }
  }

  private void signIn(LDAPConnection connection, Credential credential) throws LDAPException {
    var limit = settings.timing().connect();
    var request = credential.request();
    request.setResponseTimeoutMillis(limit.toMillis());
    signIn.attempt(credential.secret(), controller.name(), limit, () -> connection.bind(request));
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
}
