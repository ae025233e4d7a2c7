package io.mailferry.simulator.directory;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import io.mailferry.simulator.world.DirectoryUser;
import io.mailferry.simulator.world.Mailbox;
import io.mailferry.simulator.world.MailboxKind;
import io.mailferry.simulator.world.Organisation;
import io.mailferry.simulator.world.Sids;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The accounts behind mailboxes and mail users: whether they are enabled, and to whom linked. */
public final class Accounts {
  static final String CONTROL = "userAccountControl";
  static final String MASTER = "msExchMasterAccountSid";
  static final String DISPLAY_TYPE = "msExchRecipientDisplayType";
  static final String RECIPIENT_TYPE = "msExchRecipientTypeDetails";
  static final String ENABLED = "512";
  static final String DISABLED = "514";

  /** The forest of the accounts of mailboxes that were linked before anything moved. */
  private static final String ELSEWHERE = "accounts.example";

  private Accounts() {}

  /** Of the owner of a mailbox, before anything moves. */
  static List<Attribute> ofMailbox(Mailbox mailbox, DirectoryUser user) {
    var kind = mailbox.kind();
    var plain =
        List.of(
            new Attribute("objectSid", Sids.of(user)),
            new Attribute(RECIPIENT_TYPE, Integer.toString(kind.recipientType())),
            new Attribute(DISPLAY_TYPE, Integer.toString(kind.displayType())),
            new Attribute(CONTROL, kind.isOpenedWithItsOwnAccount() ? ENABLED : DISABLED));
    var master = masterOfMailbox(mailbox);
    return master == null ? plain : with(plain, new Attribute(MASTER, master));
  }

  /**
   * Of a mail user that is prepared for a mailbox.
   *
   * @param linked whether people are to go on signing in with the accounts of the other forest
   */
  static List<Attribute> ofMailUser(Mailbox mailbox, DirectoryUser user, boolean linked) {
    var plain =
        List.of(
            new Attribute("objectSid", Sids.of(user)),
            new Attribute(RECIPIENT_TYPE, "128"),
            new Attribute(
                DISPLAY_TYPE, Integer.toString(prepared(mailbox, linked).preparedDisplayType())),
            new Attribute(CONTROL, DISABLED));
    var master = linked ? masterAfterMove(mailbox) : null;
    return master == null ? plain : with(plain, new Attribute(MASTER, master));
  }

  private static MailboxKind prepared(Mailbox mailbox, boolean linked) {
    if (!mailbox.kind().isAPersons()) {
      return mailbox.kind();
    }
    return linked ? MailboxKind.LINKED : MailboxKind.USER;
  }

  private static byte @Nullable [] masterOfMailbox(Mailbox mailbox) {
    return switch (mailbox.kind()) {
      case USER -> null;
      case LINKED -> Sids.account(ELSEWHERE, mailbox.displayName());
      case SHARED, ROOM, EQUIPMENT -> Sids.SELF;
    };
  }

  /** Whoever opens it where it comes from; nobody is stated for what is nobody's own. */
  private static byte @Nullable [] masterAfterMove(Mailbox mailbox) {
    return switch (mailbox.kind()) {
      case USER -> mailbox.in(mailbox.otherThan(Organisation.TARGET)).map(Sids::of).orElse(null);
      case LINKED -> masterOfMailbox(mailbox);
      case SHARED, ROOM, EQUIPMENT -> null;
    };
  }

  private static List<Attribute> with(List<Attribute> some, Attribute one) {
    return Stream.concat(some.stream(), Stream.of(one)).toList();
  }

  /**
   * What arrives: what is nobody's own stays what it is, and a person's mailbox is linked when the
   * mail user states a master account.
   */
  static MailboxKind arrivingAs(MailboxKind source, Entry mailUser) {
    var master = mailUser.getAttributeValueBytes(MASTER);
    return switch (source) {
      case SHARED, ROOM, EQUIPMENT -> source;
      case USER, LINKED ->
          master == null || Arrays.equals(master, Sids.SELF)
              ? MailboxKind.USER
              : MailboxKind.LINKED;
    };
  }

  static List<Modification> arrives(MailboxKind source, Entry mailUser) {
    var kind = arrivingAs(source, mailUser);
    var becomes = becomes(kind);
    return !kind.isAPersons() && !mailUser.hasAttribute(MASTER)
        ? Stream.concat(
                becomes.stream(),
                Stream.of(new Modification(ModificationType.REPLACE, MASTER, Sids.SELF)))
            .toList()
        : becomes;
  }

  static List<Modification> becomes(MailboxKind kind) {
    return List.of(
        set(RECIPIENT_TYPE, Integer.toString(kind.recipientType())),
        set(DISPLAY_TYPE, Integer.toString(kind.displayType())));
  }

  static Modification set(String attribute, String value) {
    return new Modification(ModificationType.REPLACE, attribute, value);
  }
}
