package io.mailferry.activities.directory;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.move.Home;
import io.mailferry.model.move.Stamp;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A recipient as one controller shows it (attributes: docs/exchange/cross-forest.md#before-a-move).
 *
 * @param objectGuid the directory object's own GUID
 * @param mailbox the mailbox GUID; null when it is absent or all zeros
 * @param archive the archive's GUID; null when there is none
 * @param recipientType {@code msExchRecipientTypeDetails}, 64 bits wide
 * @param home where this forest says the mailbox lives
 * @param archiveHome where this forest says the archive lives
 * @param addresses all proxy addresses of kind SMTP, without the prefix, the primary one first
 * @param x500 all proxy addresses of kind X500, without the prefix
 * @param legacyExchangeDn Exchange's old name for it, when set
 * @param alias {@code mailNickname}, when set
 * @param stamp the move's trace; absent or present
 * @param account the account behind it
 */
public record DirectoryEntry(
    UUID objectGuid,
    @Nullable MailboxGuid mailbox,
    @Nullable UUID archive,
    long recipientType,
    Home home,
    Home archiveHome,
    List<String> addresses,
    List<String> x500,
    @Nullable String legacyExchangeDn,
    @Nullable String alias,
    Stamp stamp,
    Account account) {
  /** {@code msExchRecipientTypeDetails} of a mail user. */
  public static final long MAIL_USER = 128;

  /** The lists are copied. */
  public DirectoryEntry {
    addresses = List.copyOf(addresses);
    x500 = List.copyOf(x500);
  }

  /** Whether it owns an address, primary or secondary. */
  public boolean owns(String address) {
    return addresses.stream().anyMatch(own -> own.equalsIgnoreCase(address));
  }

  /** What people write to it; empty when it has no address. */
  public Optional<String> primaryAddress() {
    return addresses.stream().findFirst();
  }

  /** Whether it owns an address in a domain. */
  public boolean hasAddressIn(String domain) {
    var suffix = "@" + domain.toLowerCase(Locale.ROOT);
    return addresses.stream().anyMatch(own -> own.toLowerCase(Locale.ROOT).endsWith(suffix));
  }
}
