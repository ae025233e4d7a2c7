package io.mailferry.journal.write;

/** The words under which outcomes are kept. They are durable. */
public final class OutcomeKind {
  /** We moved it. */
  public static final String MOVED = "moved";

  /** It was in its target before we came. */
  public static final String ALREADY_HOME = "alreadyHome";

  /** Obstacles were found; nothing was started. */
  public static final String NOT_STARTED = "notStarted";

  /** An operator took it back. */
  public static final String WITHDRAWN = "withdrawn";

  private OutcomeKind() {}
}
