package io.mailferry.activities.directory;

import org.jspecify.annotations.Nullable;

/**
 * What the directory shows of the account behind a recipient
 * (docs/exchange/cross-forest.md#whose-account).
 *
 * @param enabled whether anybody can sign in with it; null when that cannot be read
 * @param sid its own identifier; null when that cannot be read
 * @param master whose account opens the mailbox in its place ({@code msExchMasterAccountSid}); null
 *     when none is stated, or seen
 */
public record Account(@Nullable Boolean enabled, @Nullable Sid sid, @Nullable Sid master) {
  /** One of which nothing can be read. */
  public static final Account UNSEEN = new Account(null, null, null);

  /** Whether it is certain that somebody can sign in with it. */
  public boolean isEnabled() {
    return Boolean.TRUE.equals(enabled);
  }

  /** Whether it is certain that nobody can. */
  public boolean isDisabled() {
    return Boolean.FALSE.equals(enabled);
  }

  /** Whether another account opens the mailbox; {@link Sid#SELF} is no other one. */
  public boolean isLinked() {
    return master != null && !master.equals(Sid.SELF);
  }
}
