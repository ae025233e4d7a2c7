package io.mailferry.model.slot;

/**
 * What a mailbox may do just now without going beyond the limits.
 *
 * @param copy whether Exchange may copy it
 * @param cutover whether it may switch
 */
public record HeldSlots(boolean copy, boolean cutover) {
  /** Where nothing is limited. */
  public static final HeldSlots ALL = new HeldSlots(true, true);

  /** Where all is limited, and it is not this mailbox's turn. */
  public static final HeldSlots NONE = new HeldSlots(false, false);
}
