package io.mailferry.activities.directory;

import com.unboundid.ldap.sdk.BindRequest;
import com.unboundid.ldap.sdk.GSSAPIBindRequest;
import com.unboundid.ldap.sdk.GSSAPIBindRequestProperties;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SASLQualityOfProtection;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;

/** What an account signs in with, as it is at this moment; wiped when it is closed. */
final class Credential implements AutoCloseable {
  private final BindRequest request;
  private final Fingerprint secret;
  private final byte[] bytes;

  private Credential(BindRequest request, Fingerprint secret, byte[] bytes) {
    this.request = request;
    this.secret = secret;
    this.bytes = bytes;
  }

  /**
   * Reads the account's secret afresh.
   *
   * @throws AccountRefused when there is none to be read
   */
  static Credential of(DirectoryAccount account, ControllerSettings controller)
      throws LDAPException {
    return switch (account) {
      case DirectoryAccount.Password password -> withPassword(password);
      case DirectoryAccount.Kerberos kerberos ->
          new Credential(
              new GSSAPIBindRequest(ticket(controller, kerberos)), key(kerberos), new byte[0]);
    };
  }

  /** Signs in with it. */
  BindRequest request() {
    return request;
  }

  /** Tells this secret from the next. */
  Fingerprint secret() {
    return secret;
  }

  @Override
  public void close() {
    Arrays.fill(bytes, (byte) 0);
  }

  private static Credential withPassword(DirectoryAccount.Password account) throws AccountRefused {
    var bytes = bytes(letters(account));
    if (bytes.length == 0) {
      throw new AccountRefused("its password is empty here", null, null);
    }
    return new Credential(
        new SimpleBindRequest(account.name(), bytes), Fingerprint.of(bytes), bytes);
  }

  /** Somebody may be writing the file just now. */
  private static char[] letters(DirectoryAccount.Password account) throws AccountRefused {
    try {
      return account.password().get();
    } catch (RuntimeException unreadable) {
      throw new AccountRefused(
          "its password is not to be had here: " + unreadable.getMessage(), null, unreadable);
    }
  }

  private static byte[] bytes(char[] letters) {
    var room = ByteBuffer.allocate(letters.length * 3);
    StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(letters), room, true);
    var bytes = Arrays.copyOf(room.array(), room.position());
    Arrays.fill(room.array(), (byte) 0);
    Arrays.fill(letters, '\0');
    return bytes;
  }

  private static Fingerprint key(DirectoryAccount.Kerberos account) throws AccountRefused {
    var keytab = account.keytab();
    if (keytab == null) {
      return Fingerprint.of(new byte[0]);
    }
    try {
      return Fingerprint.of(Files.readAllBytes(keytab));
    } catch (IOException unreadable) {
      throw new AccountRefused(
          "its keytab is not to be had here: " + unreadable.getMessage(), null, unreadable);
    }
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
}
