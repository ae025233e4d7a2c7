package io.mailferry.simulator.moves.request;

/** The kinds of move, each with the flags it stamps. */
public enum MoveKind {
  /** Inside one organisation. */
  LOCAL(10, "IntraOrg, Pull", "Pull", "IntraOrg"),
  /** Fetched by the target organisation. */
  PULL(9, "CrossOrg, Pull", "Pull", "CrossOrg"),
  /** Sent by the source organisation. */
  PUSH(5, "CrossOrg, Push", "Push", "CrossOrg");

  private final int flags;
  private final String flagNames;
  private final String direction;
  private final String style;

  MoveKind(int flags, String flagNames, String direction, String style) {
    this.flags = flags;
    this.flagNames = flagNames;
    this.direction = direction;
    this.style = style;
  }

  /** The bits of msExchMailboxMoveFlags. */
  public int flags() {
    return flags;
  }

  /** Pull or Push. */
  public String direction() {
    return direction;
  }

  /** IntraOrg or CrossOrg. */
  public String style() {
    return style;
  }

  /** The names of those bits. */
  public String flagNames() {
    return flagNames;
  }

  /** The kind that these bits stand for. */
  public static MoveKind of(int flags) {
    if ((flags & 4) != 0) {
      return PUSH;
    }
    return (flags & 1) != 0 ? PULL : LOCAL;
  }
}
