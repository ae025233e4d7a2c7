package io.mailferry.model.plan;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals and opens addresses, so that histories, ids and logs hold none.
 *
 * <p>AES-256-GCM under a key that the command line and the workers read from the same key file. The
 * nonce is derived from the text itself (HMAC-SHA-256), so sealing needs no chance and equal
 * addresses seal alike; that they are equal is the one thing the sealed form gives away.
 */
public final class Seal {
  /** The length of a key in bytes. */
  public static final int KEY_BYTES = 32;

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec cipherKey;
  private final SecretKeySpec nonceKey;

  /**
   * @param key {@link #KEY_BYTES} secret bytes
   * @throws IllegalArgumentException when the key has another length
   */
  public Seal(byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("a seal's key has " + KEY_BYTES + " bytes");
    }
    this.cipherKey = new SecretKeySpec(derived(key, "cipher"), "AES");
    this.nonceKey = new SecretKeySpec(derived(key, "nonce"), "HmacSHA256");
  }

  /** Seals a text. */
  public SealedText seal(String text) {
    try {
      var plain = text.getBytes(StandardCharsets.UTF_8);
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(nonceKey);
      var nonce = Arrays.copyOf(mac.doFinal(plain), NONCE_BYTES);
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, cipherKey, new GCMParameterSpec(TAG_BITS, nonce));
      var sealed = cipher.doFinal(plain);
      var both = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
      System.arraycopy(sealed, 0, both, NONCE_BYTES, sealed.length);
      return new SealedText(Base64.getEncoder().encodeToString(both));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime lacks AES-GCM", e);
    }
  }

  /**
   * Opens a sealed text.
   *
   * @throws WrongSeal when it was sealed with another key, or changed on the way
   */
  public String open(SealedText sealed) {
    try {
      var both = Base64.getDecoder().decode(sealed.value());
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE, cipherKey, new GCMParameterSpec(TAG_BITS, both, 0, NONCE_BYTES));
      return new String(
          cipher.doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new WrongSeal(e);
    }
  }

  private static byte[] derived(byte[] key, String use) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(key);
      return digest.digest(use.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime lacks SHA-256", e);
    }
  }

  /** A sealed text was made with another key: the command line and the worker disagree. */
  public static final class WrongSeal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongSeal(Throwable cause) {
      super(
          "a sealed address cannot be opened: the plan was sealed with another key than this"
              + " worker's; give both the same key file",
          cause);
    }
  }
}
