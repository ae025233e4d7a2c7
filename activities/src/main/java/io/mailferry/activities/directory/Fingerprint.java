package io.mailferry.activities.directory;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Tells whether a secret is still the same, without keeping it.
 *
 * @param hash of the secret, with a salt of this process
 */
record Fingerprint(String hash) {
  private static final byte[] SALT = salt();

  private static byte[] salt() {
    var salt = new byte[16];
    new SecureRandom().nextBytes(salt);
    return salt;
  }

  /** The mark of a secret. */
  static Fingerprint of(byte[] secret) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(SALT);
      return new Fingerprint(HexFormat.of().formatHex(digest.digest(secret)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public String toString() {
    return "•••";
  }
}
