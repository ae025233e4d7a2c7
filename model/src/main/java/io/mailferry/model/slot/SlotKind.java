package io.mailferry.model.slot;

/** What a mailbox needs a slot for. */
public enum SlotKind {
  /** Exchange copies it. */
  COPY,
  /** It switches to its new home. */
  CUTOVER
}
