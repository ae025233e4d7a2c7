package io.mailferry.activities.directory;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.mailferry.model.Database;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.move.Home;
import io.mailferry.model.move.MoveFlags;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.move.Stamp;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the directory's attributes into values (docs/exchange/directory.md#home). */
final class EntryReader {
  static final String MAILBOX_GUID = "msExchMailboxGuid";
  static final String PROXY_ADDRESSES = "proxyAddresses";
  static final String OBJECT_GUID = "objectGUID";
  static final String ALIAS = "mailNickname";
  static final String PRINCIPAL_NAME = "userPrincipalName";
  static final String ACCOUNT_NAME = "sAMAccountName";

  /** The bit of userAccountControl that says that an account is disabled. */
  private static final int DISABLED = 2;

  private static final UUID ZEROS = new UUID(0, 0);
  private static final String ARCHIVE_GUID = "msExchArchiveGUID";
  private static final String ARCHIVE_DATABASE = "msExchArchiveDatabaseLink";
  private static final String RECIPIENT_TYPE = "msExchRecipientTypeDetails";
  private static final String HOME = "homeMDB";
  private static final String ROUTES_TO = "targetAddress";
  private static final String LEGACY_NAME = "legacyExchangeDN";
  private static final String ACCOUNT_CONTROL = "userAccountControl";
  private static final String SID = "objectSid";
  private static final String MASTER_ACCOUNT = "msExchMasterAccountSid";
  private static final String MOVE_STATUS = "msExchMailboxMoveStatus";
  private static final String MOVE_FLAGS = "msExchMailboxMoveFlags";
  private static final String MOVE_BATCH = "msExchMailboxMoveBatchName";
  private static final String MOVE_REMOTE = "msExchMailboxMoveRemoteHostName";
  private static final String MOVE_SOURCE = "msExchMailboxMoveSourceMDBLink";
  private static final String MOVE_TARGET = "msExchMailboxMoveTargetMDBLink";

  /** All that {@link #recipient} reads. */
  static final String[] OF_RECIPIENTS = {
    OBJECT_GUID, MAILBOX_GUID, ARCHIVE_GUID, ARCHIVE_DATABASE, RECIPIENT_TYPE, HOME, ROUTES_TO,
    PROXY_ADDRESSES, LEGACY_NAME, ALIAS, MOVE_STATUS, MOVE_FLAGS, MOVE_BATCH, MOVE_REMOTE,
    MOVE_SOURCE, MOVE_TARGET, ACCOUNT_CONTROL, SID, MASTER_ACCOUNT
  };

  /** The same, and what else they go by. */
  static final String[] OF_NAMED_RECIPIENTS =
      Stream.concat(Arrays.stream(OF_RECIPIENTS), Stream.of(PRINCIPAL_NAME, ACCOUNT_NAME))
          .toArray(String[]::new);

  /** All that {@link #database} reads. */
  static final String[] OF_DATABASES = {OBJECT_GUID, "cn", "name"};

  private EntryReader() {}

  static DirectoryEntry recipient(SearchResultEntry entry) throws LDAPException {
    var mailbox = guid(entry, MAILBOX_GUID);
    var archive = guid(entry, ARCHIVE_GUID);
    var home = home(entry, entry.getAttributeValue(HOME));
    var archiveLink = entry.getAttributeValue(ARCHIVE_DATABASE);
    var type = entry.getAttributeValueAsLong(RECIPIENT_TYPE);
    return new DirectoryEntry(
        objectGuid(entry),
        mailbox == null ? null : new MailboxGuid(mailbox),
        archive,
        type == null ? 0 : type,
        home,
        archive == null
            ? new Home.Missing()
            : archiveLink == null ? home : home(entry, archiveLink),
        addresses(entry, "smtp:"),
        addresses(entry, "x500:"),
        entry.getAttributeValue(LEGACY_NAME),
        entry.getAttributeValue(ALIAS),
        stamp(entry),
        account(entry));
  }

  static Database database(SearchResultEntry entry) throws LDAPException {
    var name = entry.getAttributeValue("cn");
    if (name == null) {
      throw incomplete("cn");
    }
    return new Database(objectGuid(entry), name, entry.getDN());
  }

  private static Home home(SearchResultEntry entry, @Nullable String database) {
    if (database != null) {
      return new Home.InDatabase(database);
    }
    var routesTo = entry.getAttributeValue(ROUTES_TO);
    // The address of a person never leaves the border; its domain says all that is needed.
    return new Home.MailUser(
        routesTo == null ? null : routesTo.substring(routesTo.lastIndexOf('@') + 1));
  }

  private static Stamp stamp(SearchResultEntry entry) {
    var status = entry.getAttributeValueAsInteger(MOVE_STATUS);
    if (status == null || status == RequestStatus.NONE.number()) {
      return new Stamp.Absent();
    }
    var flags = entry.getAttributeValueAsInteger(MOVE_FLAGS);
    return new Stamp.Present(
        RequestStatus.ofNumber(status),
        new MoveFlags(flags == null ? 0 : flags),
        entry.getAttributeValue(MOVE_BATCH),
        entry.getAttributeValue(MOVE_REMOTE),
        entry.getAttributeValue(MOVE_SOURCE),
        entry.getAttributeValue(MOVE_TARGET));
  }

  private static Account account(SearchResultEntry entry) {
    var control = entry.getAttributeValueAsInteger(ACCOUNT_CONTROL);
    return new Account(
        control == null ? null : (control & DISABLED) == 0,
        sid(entry, SID),
        sid(entry, MASTER_ACCOUNT));
  }

  private static @Nullable Sid sid(SearchResultEntry entry, String attribute) {
    var bytes = entry.getAttributeValueBytes(attribute);
    return bytes == null ? null : Sid.of(bytes).orElse(null);
  }

  /** The one whose kind is in capitals is the primary one, and comes first. */
  private static List<String> addresses(SearchResultEntry entry, String kind) {
    var all = entry.getAttributeValues(PROXY_ADDRESSES);
    return all == null
        ? List.of()
        : Arrays.stream(all)
            .filter(each -> each.regionMatches(true, 0, kind, 0, kind.length()))
            .sorted(Comparator.comparing(each -> !Character.isUpperCase(each.charAt(0))))
            .map(each -> each.substring(kind.length()))
            .toList();
  }

  private static UUID objectGuid(SearchResultEntry entry) throws LDAPException {
    var guid = guid(entry, OBJECT_GUID);
    if (guid == null) {
      throw incomplete(OBJECT_GUID);
    }
    return guid;
  }

  private static @Nullable UUID guid(SearchResultEntry entry, String attribute) {
    var bytes = entry.getAttributeValueBytes(attribute);
    if (bytes == null || bytes.length != 16) {
      return null;
    }
    var guid = AdGuid.of(bytes);
    return guid.equals(ZEROS) ? null : guid;
  }

  private static LDAPException incomplete(String attribute) {
    return new LDAPException(ResultCode.NO_SUCH_ATTRIBUTE, "the account cannot read " + attribute);
  }
}
