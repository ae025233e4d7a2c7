package io.mailferry.model;

/** Which part of a mailbox moves; the plan's {@code MailboxType} column. */
public enum MailboxScope {
  /** The mailbox and its archive, if it has one. */
  PRIMARY_AND_ARCHIVE("PrimaryAndArchive"),
  /** The mailbox, and its archive stays where it is. */
  PRIMARY_ONLY("PrimaryOnly"),
  /** The archive, and the mailbox stays where it is. */
  ARCHIVE_ONLY("ArchiveOnly");

  private final String exchangeName;

  MailboxScope(String exchangeName) {
    this.exchangeName = exchangeName;
  }

  /** The word administrators write in their CSV files. */
  public String exchangeName() {
    return exchangeName;
  }
}
