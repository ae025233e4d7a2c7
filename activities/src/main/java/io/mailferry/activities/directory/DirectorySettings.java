package io.mailferry.activities.directory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the directory of one domain of a forest is read.
 *
 * @param forest the forest's DNS name
 * @param domain the domain's DNS name, which is the forest's when it has only one
 * @param controllers the ones to ask, best first; none when they are found by DNS, else at least
 *     one
 * @param discovery how they are found; null when they are listed
 * @param account who signs in
 * @param clearText whether a password may travel unprotected
 * @param trustedCertificates a PEM file of the authorities to trust; null for Java's own
 * @param pageSize how many entries to ask for at once
 * @param timing how long to wait for what
 */
public record DirectorySettings(
    String forest,
    String domain,
    List<ControllerSettings> controllers,
    @Nullable DiscoverySettings discovery,
    DirectoryAccount account,
    ClearText clearText,
    @Nullable Path trustedCertificates,
    int pageSize,
    Timing timing) {
  private static final int USUAL_PAGE = 500;

  /**
   * @throws IllegalArgumentException when there is no controller, or a password would travel
   *     unprotected and nobody said in words that it may
   */
  public DirectorySettings {
    controllers = List.copyOf(controllers);
    if (forest.isBlank() || domain.isBlank()) {
      throw new IllegalArgumentException("a forest and its domains have DNS names");
    }
    if (controllers.isEmpty() == (discovery == null)) {
      throw new IllegalArgumentException(
          "forest " + forest + ": domain controllers are listed, at least one, or found by DNS");
    }
    if (pageSize < 1) {
      throw new IllegalArgumentException("forest " + forest + ": a page has at least one entry");
    }
    if (account instanceof DirectoryAccount.Password && clearText == ClearText.REFUSED) {
      if (discovery != null && discovery.security() == ControllerSettings.Security.CLEAR) {
        throw new IllegalArgumentException(
            "forest "
                + forest
                + ": a password would travel in clear text; use LDAPS or STARTTLS, or allow clear"
                + " text in so many words");
      }
      controllers.stream()
          .filter(each -> each.security() == ControllerSettings.Security.CLEAR)
          .findFirst()
          .ifPresent(
              each -> {
                throw new IllegalArgumentException(
                    "controller "
                        + each.name()
                        + ": a password would travel in clear text; use LDAPS or STARTTLS, or allow"
                        + " clear text in so many words");
              });
    }
  }

  /** Settings with the usual page size and timing; clear text is refused. */
  public static DirectorySettings of(
      String forest, List<ControllerSettings> controllers, DirectoryAccount account) {
    return of(forest, controllers, account, ClearText.REFUSED);
  }

  /** Settings with the usual page size and timing. */
  public static DirectorySettings of(
      String forest,
      List<ControllerSettings> controllers,
      DirectoryAccount account,
      ClearText clearText) {
    return new DirectorySettings(
        forest, forest, controllers, null, account, clearText, null, USUAL_PAGE, Timing.USUAL);
  }

  /** The same for a forest whose controllers DNS names. */
  public static DirectorySettings of(
      String forest, DiscoverySettings discovery, DirectoryAccount account, ClearText clearText) {
    return new DirectorySettings(
        forest, forest, List.of(), discovery, account, clearText, null, USUAL_PAGE, Timing.USUAL);
  }

  /** The same in another domain of the forest, whose controllers these are. */
  public DirectorySettings inDomain(String other) {
    return new DirectorySettings(
        forest,
        other,
        controllers,
        discovery,
        account,
        clearText,
        trustedCertificates,
        pageSize,
        timing);
  }

  /** The same with another timing. */
  public DirectorySettings timed(Timing other) {
    return new DirectorySettings(
        forest,
        domain,
        controllers,
        discovery,
        account,
        clearText,
        trustedCertificates,
        pageSize,
        other);
  }

  /** The same, trusting the authorities in a PEM file. */
  public DirectorySettings trusting(Path certificates) {
    return new DirectorySettings(
        forest, domain, controllers, discovery, account, clearText, certificates, pageSize, timing);
  }

  /** The same with another page size. */
  public DirectorySettings paged(int entries) {
    return new DirectorySettings(
        forest,
        domain,
        controllers,
        discovery,
        account,
        clearText,
        trustedCertificates,
        entries,
        timing);
  }

  /** Whether the domain is the one that the forest is called after. */
  boolean isRoot() {
    return domain.equalsIgnoreCase(forest);
  }

  /** What people call what is read. */
  String place() {
    return isRoot() ? "forest " + forest : "domain " + domain + " of forest " + forest;
  }

  /** The domain's root as a directory path, e.g. {@code DC=target,DC=example}. */
  String root() {
    return path(domain);
  }

  /** The same of the domain that the forest is called after. */
  String forestRoot() {
    return path(forest);
  }

  private static String path(String name) {
    return Arrays.stream(name.split("\\.", -1))
        .map(label -> "DC=" + label)
        .collect(Collectors.joining(","));
  }

  /** Whether a password may travel without TLS. */
  public enum ClearText {
    /** The rule. */
    REFUSED,
    /** Somebody has said so, in words: for practice, or inside an IPsec network. */
    ALLOWED
  }

  /**
   * How long to wait for what, in the world's time.
   *
   * @param connect for a connection, and again for its TLS handshake
   * @param response for each part of an answer
   * @param away how long a controller that failed is asked last
   * @param clockTolerance how far a controller's clock may be off
   */
  public record Timing(
      Duration connect, Duration response, Duration away, Duration clockTolerance) {
    /** Five seconds, thirty seconds, thirty seconds; Kerberos' own five minutes. */
    public static final Timing USUAL =
        new Timing(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5));

    /**
     * @throws IllegalArgumentException when a wait is not positive, where it must be
     */
    public Timing {
      if (!connect.isPositive() || !response.isPositive() || !clockTolerance.isPositive()) {
        throw new IllegalArgumentException("waits for a directory must be greater than 0");
      }
    }

    /**
     * For all that belongs to one question: names resolved, connections opened, every page of every
     * answer. It ends what no single wait would, such as an answer that drips.
     */
    public Duration question() {
      return response.multipliedBy(4);
    }
  }
}
