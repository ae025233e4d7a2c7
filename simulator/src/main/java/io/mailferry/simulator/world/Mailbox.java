package io.mailferry.simulator.world;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mailbox as the stores know it; where it lives changes only under the world's clock. */
public final class Mailbox {
  private final String displayName;
  private final MailboxKind kind;
  private final UUID exchangeGuid;
  private final @Nullable UUID archiveGuid;
  private long bytes;
  private final long items;
  private final @Nullable DirectoryUser source;
  private final DirectoryUser target;
  private Database home;
  private @Nullable Database leftover;
  private int badItems;

  Mailbox(
      String displayName,
      MailboxKind kind,
      UUID exchangeGuid,
      @Nullable UUID archiveGuid,
      long bytes,
      long items,
      @Nullable DirectoryUser source,
      DirectoryUser target,
      Database home) {
    this.displayName = displayName;
    this.kind = kind;
    this.exchangeGuid = exchangeGuid;
    this.archiveGuid = archiveGuid;
    this.bytes = bytes;
    this.items = items;
    this.source = source;
    this.target = target;
    this.home = home;
  }

  /** The person's name. */
  public String displayName() {
    return displayName;
  }

  /** What it is where it comes from. */
  public MailboxKind kind() {
    return kind;
  }

  /** The mailbox's own GUID, the same in both forests. */
  public UUID exchangeGuid() {
    return exchangeGuid;
  }

  /** The archive's GUID, when there is an archive. */
  public Optional<UUID> archiveGuid() {
    return Optional.ofNullable(archiveGuid);
  }

  /** How large it is. */
  public long bytes() {
    return bytes;
  }

  /** Fills it, or empties it, to this size. */
  public void resize(long newBytes) {
    bytes = newBytes;
  }

  /** How many items it holds. */
  public long items() {
    return items;
  }

  /** How many of them cannot be copied. */
  public int badItems() {
    return badItems;
  }

  /** Spoils this many items. */
  public void spoil(int count) {
    badItems = count;
  }

  /** The database it lives in now. */
  public Database home() {
    return home;
  }

  /** The database that still keeps the copy it left behind, if any. */
  public Optional<Database> leftover() {
    return Optional.ofNullable(leftover);
  }

  /** The address people know it by: the source's, or the target's for one that has no source. */
  public String address() {
    return source != null ? source.address() : target.address();
  }

  /** Its object in this forest, if there is one. */
  public Optional<DirectoryUser> in(Organisation organisation) {
    return organisation == target.organisation()
        ? Optional.of(target)
        : Optional.ofNullable(source).filter(each -> each.organisation() == organisation);
  }

  /**
   * The organisation at the other end of a move from or to this one: where the mailbox comes from,
   * or where it goes to.
   */
  public Organisation otherThan(Organisation organisation) {
    if (organisation != target.organisation()) {
      return target.organisation();
    }
    return source == null ? Organisation.SOURCE : source.organisation();
  }

  /** Its objects, in either forest. */
  public List<DirectoryUser> users() {
    return source == null ? List.of(target) : List.of(source, target);
  }

  /** Ends a move: it lives there now, and what it left is soft-deleted. */
  public void liveIn(Database database) {
    leftover = home;
    home = database;
  }
}
