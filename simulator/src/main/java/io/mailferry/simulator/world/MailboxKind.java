package io.mailferry.simulator.world;

/** What a mailbox is, and with it who opens it. */
public enum MailboxKind {
  /** A person's, opened with the account beside it. */
  USER("UserMailbox", 1, 1_073_741_824, -2_147_483_642),
  /** A person's, opened with an account of another forest. */
  LINKED("LinkedMailbox", 2, 1_073_741_824, -1_073_741_818),
  /** Nobody's own. */
  SHARED("SharedMailbox", 4, 0, -2_147_483_642),
  /** A room. */
  ROOM("RoomMailbox", 16, 7, -2_147_481_850),
  /** Equipment. */
  EQUIPMENT("EquipmentMailbox", 32, 8, -2_147_481_594);

  private final String label;
  private final int recipientType;
  private final int displayType;
  private final int preparedDisplayType;

  MailboxKind(String label, int recipientType, int displayType, int preparedDisplayType) {
    this.label = label;
    this.recipientType = recipientType;
    this.displayType = displayType;
    this.preparedDisplayType = preparedDisplayType;
  }

  /** As Exchange calls it. */
  public String label() {
    return label;
  }

  /** msExchRecipientTypeDetails of such a mailbox. */
  public int recipientType() {
    return recipientType;
  }

  /** msExchRecipientDisplayType of such a mailbox. */
  public int displayType() {
    return displayType;
  }

  /** msExchRecipientDisplayType of the mail user that is prepared for such a mailbox. */
  public int preparedDisplayType() {
    return preparedDisplayType;
  }

  /** Whether it is a person's; the others are nobody's own. */
  public boolean isAPersons() {
    return this == USER || this == LINKED;
  }

  /** Whether the account beside it is one that somebody signs in with. */
  public boolean isOpenedWithItsOwnAccount() {
    return this == USER;
  }
}
