package io.mailferry.activities.directory.real;

import com.unboundid.asn1.ASN1Boolean;
import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.asn1.ASN1Sequence;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.util.OID;
import com.unboundid.util.ssl.cert.CertException;
import com.unboundid.util.ssl.cert.PKCS8PrivateKey;
import com.unboundid.util.ssl.cert.PublicKeyAlgorithmIdentifier;
import com.unboundid.util.ssl.cert.SignatureAlgorithmIdentifier;
import com.unboundid.util.ssl.cert.X509Certificate;
import com.unboundid.util.ssl.cert.X509CertificateExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Duration;

/** An authority for certificates, as a forest has one of its own; it vouches for two days. */
final class PracticeAuthority {
  private static final SignatureAlgorithmIdentifier SIGNED =
      SignatureAlgorithmIdentifier.SHA_256_WITH_RSA;
  private static final byte DNS_NAME = (byte) 0x82;
  private static final int BITS = 2048;

  private final X509Certificate certificate;
  private final KeyPair keys;

  PracticeAuthority(String name) throws CertException, LDAPException {
    var authority = new ASN1Sequence(new ASN1Boolean(true)).encode();
    var made =
        selfSigned(name, new X509CertificateExtension(new OID("2.5.29.19"), true, authority));
    this.certificate = made.certificate();
    this.keys = made.keys();
  }

  private record SelfSigned(X509Certificate certificate, KeyPair keys) {}

  private static SelfSigned selfSigned(String name, X509CertificateExtension... extensions)
      throws CertException, LDAPException {
    var made =
        X509Certificate.generateSelfSignedCertificate(
            SIGNED,
            PublicKeyAlgorithmIdentifier.RSA,
            BITS,
            new DN("CN=" + name),
            dayFromNow(-1),
            dayFromNow(2),
            extensions);
    return new SelfSigned(made.getFirst(), made.getSecond());
  }

  private static long dayFromNow(int days) {
    return System.currentTimeMillis() + Duration.ofDays(days).toMillis();
  }

  /** Its own certificate, by which one trusts it. */
  String pem() {
    return certificate.toPEMString();
  }

  /**
   * Certifies a name, which stands in the certificate as an alternative one and nowhere else.
   *
   * @param folder where Samba looks for its certificate, its key and its authority
   */
  void certify(String name, Path folder) throws CertException, LDAPException, IOException {
    var own = selfSigned("a domain controller");
    var names = new ASN1Sequence(new ASN1OctetString(DNS_NAME, name)).encode();
    var certified =
        X509Certificate.generateIssuerSignedCertificate(
            SIGNED,
            certificate,
            keys.getPrivate(),
            own.certificate().getPublicKeyAlgorithmOID(),
            own.certificate().getPublicKeyAlgorithmParameters(),
            own.certificate().getEncodedPublicKey(),
            own.certificate().getDecodedPublicKey(),
            own.certificate().getSubjectDN(),
            dayFromNow(-1),
            dayFromNow(2),
            new X509CertificateExtension(new OID("2.5.29.17"), false, names));
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("ca.pem"), pem());
    Files.writeString(folder.resolve("cert.pem"), certified.toPEMString());
    var key = folder.resolve("key.pem");
    Files.writeString(key, new PKCS8PrivateKey(own.keys().getPrivate().getEncoded()).toPEMString());
    // Samba takes no key that others may read.
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
  }
}
