package io.mailferry.activities.exchange.catalogue;

/**
 * A management role that grants a cmdlet.
 *
 * @param role its name, e.g. {@code Move Mailboxes}
 * @param proof how sure that is
 * @param source where it stands
 */
public record Grant(String role, Proof proof, String source) {
  /** How sure it is that a role grants a cmdlet. */
  public enum Proof {
    /** Microsoft's page says that the role has the cmdlet. */
    NAMED("named"),
    /** Microsoft's page says that the role is for this; the cmdlet itself is not named. */
    PURPOSE("by its purpose"),
    /** Hearsay, or assumed. */
    NOT_VERIFIED("not verified");

    private final String words;

    Proof(String words) {
      this.words = words;
    }

    /** In words. */
    public String words() {
      return words;
    }
  }
}
