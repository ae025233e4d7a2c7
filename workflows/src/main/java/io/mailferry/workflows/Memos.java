package io.mailferry.workflows;

/** The memos of workflows: what is listed with them and not searched for; without personal data. */
public final class Memos {
  /** What a migration that waits, or waited, for a slot wants: a {@code WantedSlot}. */
  public static final String SLOT = "MailferrySlot";

  private Memos() {}
}
