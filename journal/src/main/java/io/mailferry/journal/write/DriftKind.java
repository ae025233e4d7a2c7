package io.mailferry.journal.write;

/** In which way Exchange shows a move request that should not be there. */
public enum DriftKind {
  /** It bears our mark, and no migration watches it. */
  UNWATCHED,
  /** It is somebody else's, and the mailbox has a migration that runs. */
  FOREIGN
}
