package io.mailferry.activities.mailbox;

import io.mailferry.activities.AccountsAfterMove;
import io.mailferry.activities.directory.Account;
import io.mailferry.activities.directory.DirectoryEntry;
import io.mailferry.activities.directory.Sid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Whether the account of a prepared mail user fits the mailbox that is to come
 * (docs/exchange/cross-forest.md#linked-mailboxes).
 */
final class PreparedAccount {
  /** {@code msExchRecipientDisplayType} of a mail user to whom an account can be linked. */
  private static final int LINKABLE = -1_073_741_818;

  private static final long ROOM = 16;
  private static final long EQUIPMENT = 32;

  /** What rooms and equipment are prepared with, without which they arrive as people. */
  private static final Map<Long, Resource> RESOURCES =
      Map.of(
          ROOM,
          new Resource("a room", -2_147_481_850),
          EQUIPMENT,
          new Resource("equipment", -2_147_481_594));

  private static final String AGAIN =
      "Prepare-MoveRequest.ps1 with -LinkedMailUser -UseLocalObject -OverWriteLocalObject";

  private record Resource(String name, int displayType) {}

  private PreparedAccount() {}

  /** What stands in the way, each in a sentence. */
  static List<String> obstacles(
      DirectoryEntry source, DirectoryEntry target, AccountsAfterMove accounts) {
    var obstacles = new ArrayList<String>();
    ofResources(source, target.account(), obstacles);
    switch (accounts) {
      case OF_THE_TARGET -> {
        if (source.account().isEnabled() && source.account().isLinked()) {
          obstacles.add(
              MailboxOwner.enabledAndLinked(Objects.requireNonNull(source.account().master())));
        }
      }
      case OF_THE_SOURCE -> {
        switch (MailboxOwner.of(source.account())) {
          case MailboxOwner.Person(var account) -> linked(account, target.account(), obstacles);
          case MailboxOwner.Nobody _ -> unlinked(target.account(), obstacles);
          case MailboxOwner.Unclear(var why) -> obstacles.add(why);
        }
      }
    }
    return List.copyOf(obstacles);
  }

  private static void ofResources(DirectoryEntry source, Account target, List<String> obstacles) {
    var resource = RESOURCES.get(source.recipientType());
    var prepared = target.displayType();
    if (resource != null && prepared != null && prepared != resource.displayType()) {
      obstacles.add(
          "the mailbox is %s, and the target mail user is not prepared as such (its msExchRecipientDisplayType is %d, not %d): it would arrive as a person's mailbox; run Prepare-MoveRequest.ps1 with -UseLocalObject -OverWriteLocalObject for it"
              .formatted(resource.name(), prepared, resource.displayType()));
    }
  }

  private static void linked(Sid owner, Account target, List<String> obstacles) {
    var master = target.master();
    if (master == null) {
      obstacles.add(
          "the target mail user is linked to no account (it has no msExchMasterAccountSid), and"
              + " people are to sign in with those of the source forest: run "
              + AGAIN
              + " for it");
    } else if (!master.equals(owner)) {
      obstacles.add(
          "the target mail user is linked to the account "
              + master
              + ", and the mailbox is "
              + owner
              + "'s: somebody else would open it; run "
              + AGAIN
              + " for it");
    } else if (target.displayType() != null && target.displayType() != LINKABLE) {
      obstacles.add(
          "the target mail user is linked, and its msExchRecipientDisplayType is "
              + target.displayType()
              + ", not "
              + LINKABLE
              + ": run "
              + AGAIN
              + " for it");
    }
    mustBeDisabled("a linked mailbox", target, obstacles);
  }

  private static void unlinked(Account target, List<String> obstacles) {
    if (target.isLinked()) {
      obstacles.add(
          "the mailbox is nobody's own (shared, a room or equipment), and the target mail user is"
              + " linked to the account "
              + target.master()
              + ": clear msExchMasterAccountSid there");
    }
    mustBeDisabled("a mailbox that is nobody's own", target, obstacles);
  }

  private static void mustBeDisabled(String what, Account target, List<String> obstacles) {
    if (target.isEnabled()) {
      obstacles.add(
          "the account of the target mail user is enabled, and that of "
              + what
              + " is disabled: Disable-ADAccount for it");
    }
  }
}
