package io.mailferry.model.memory;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mailferry.model.incident.Dependency;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Exchange said no to a command, and will say no again as far as can be told.
 *
 * @param at when
 * @param code our stable code for the error, e.g. {@code MF-EX-QUOTA}
 * @param sentence what Exchange said, and what to do
 * @param lagging whether Exchange may only have lagged, so that it may say yes later; never in the
 *     oldest histories
 * @param dependency what is to blame that others need too, as {@link Dependency#key} has it; null
 *     when it is about this mailbox, and in the oldest histories
 */
public record Refusal(
    Instant at,
    String code,
    String sentence,
    boolean lagging,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String dependency) {
  /** The code of a refusal that is about the account which the other forest does not let in. */
  public static final String FAR_ACCOUNT = "MF-EX-FAR-ACCOUNT";

  /** A refusal that is about one mailbox. */
  public Refusal(Instant at, String code, String sentence, boolean lagging) {
    this(at, code, sentence, lagging, null);
  }

  /** A refusal for good. */
  public Refusal(Instant at, String code, String sentence) {
    this(at, code, sentence, false);
  }

  /** A refusal that ends when what is to blame is put right. */
  public static Refusal of(Dependency dependency, Instant at, String code, String sentence) {
    return new Refusal(at, code, sentence, false, dependency.key());
  }
}
