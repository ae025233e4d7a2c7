package io.mailferry.simulator.directory;

import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import io.mailferry.simulator.world.MailboxKind;
import io.mailferry.simulator.world.Organisation;
import io.mailferry.simulator.world.Sids;
import java.util.List;

/** What people do wrong when they prepare a mailbox for a move into a resource forest. */
public enum Misprepared {
  /** The script was run without {@code -LinkedMailUser}. */
  NOT_LINKED,
  /** The mail user is linked to somebody else's account. */
  LINKED_TO_SOMEBODY_ELSE,
  /** Somebody enabled the account beside the mail user. */
  ENABLED,
  /** The source's account was disabled, and nobody said whose the mailbox is. */
  SOURCE_DISABLED,
  /** The source's account is signed in with, and another one is stated in its place. */
  SOURCE_ENABLED_AND_LINKED;

  /** Whether it is done where the mailbox comes from, and not to its mail user. */
  public boolean isInTheSource() {
    return this == SOURCE_DISABLED || this == SOURCE_ENABLED_AND_LINKED;
  }

  /** What is changed there. */
  public List<Modification> modifications() {
    return switch (this) {
      case NOT_LINKED -> List.of(withoutMaster(), displayType(MailboxKind.USER));
      case LINKED_TO_SOMEBODY_ELSE -> List.of(masterIsSomebodyElse());
      case ENABLED -> List.of(Accounts.set(Accounts.CONTROL, Accounts.ENABLED));
      case SOURCE_DISABLED ->
          List.of(Accounts.set(Accounts.CONTROL, Accounts.DISABLED), withoutMaster());
      case SOURCE_ENABLED_AND_LINKED ->
          List.of(Accounts.set(Accounts.CONTROL, Accounts.ENABLED), masterIsSomebodyElse());
    };
  }

  private static Modification withoutMaster() {
    return new Modification(ModificationType.REPLACE, Accounts.MASTER);
  }

  private static Modification masterIsSomebodyElse() {
    return new Modification(
        ModificationType.REPLACE,
        Accounts.MASTER,
        Sids.account(Organisation.SOURCE.domain(), "somebody.else"));
  }

  private static Modification displayType(MailboxKind kind) {
    return Accounts.set(Accounts.DISPLAY_TYPE, Integer.toString(kind.preparedDisplayType()));
  }
}
