package io.mailferry.model.order;

import io.mailferry.model.Limits;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an operator may answer to a question. */
public enum Choice {
  /** Look again and decide again; always harmless. */
  LOOK_AGAIN("look again and decide again"),
  /** Take over a request that somebody else created. */
  ADOPT("take over the request that is there"),
  /** Resume a request that somebody else suspended, or that failed. */
  RESUME("resume the request"),
  /** Let more damaged or too large items be left behind, and resume the request. */
  RAISE_LIMITS("raise the limits for damaged and too large items, and resume the request"),
  /** Give the request the far host and credential of today's settings, and resume it. */
  REPOINT("give the request the far host and credential of today's settings, and resume it"),
  /** Remove a failed request and submit a new one, which copies from the beginning. */
  RESTART("remove the failed request and submit a new one, which copies from the beginning"),
  /** Remove the completed request of an earlier move, which stands in the way of a new one. */
  REMOVE_LEFTOVER("remove the completed request of the earlier move, and move the mailbox"),
  /** Remove what is left of a request that directory and queue do not both have. */
  REMOVE_ORPHAN("remove what is left of the request, and move the mailbox"),
  /** Submit a new request; only offered when no request can exist. */
  SUBMIT_AGAIN("submit a new request"),
  /** Take the mailbox as moved although a check did not pass. */
  ACCEPT("accept the mailbox as moved"),
  /** Leave the mailbox and its requests as they are, and end the migration. */
  LEAVE("leave everything as it is and end this migration");

  private final String meaning;

  Choice(String meaning) {
    this.meaning = meaning;
  }

  /** The word that is typed. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it is whole with these limits: some choices need them, some take none. */
  public boolean fits(@Nullable Limits limits) {
    return switch (this) {
      case RAISE_LIMITS -> limits != null;
      case RESTART -> true;
      case LOOK_AGAIN,
          ADOPT,
          RESUME,
          REPOINT,
          REMOVE_LEFTOVER,
          REMOVE_ORPHAN,
          SUBMIT_AGAIN,
          ACCEPT,
          LEAVE ->
          limits == null;
    };
  }

  /** What is wrong when it does not fit, as a sentence without its stop. */
  public String misfit() {
    return this == RAISE_LIMITS
        ? "this answer needs a limit: how many damaged or too large items may be left behind"
        : "the answer " + word() + " takes no limits";
  }

  /** What the choice does, in words to follow "to …". */
  public String meaning() {
    return meaning;
  }
}
