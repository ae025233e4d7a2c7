package io.mailferry.journal.write;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened.
 *
 * @param id what makes it this one and no other; told twice, it is written once
 * @param at when it happened, by Exchange's clock
 * @param wave in which wave
 * @param mailbox to whose mailbox; null when it concerns the wave
 * @param kind what kind of thing
 * @param sentence what happened, in a sentence
 * @param evidence what was seen, for those who want to check; null for none
 * @param act the order that it comes from, which can be about many mailboxes; null for none
 * @param code what went wrong or what was done about it, as a durable word for programs; null for
 *     what has none, and from an earlier release
 */
public record Fact(
    String id,
    Instant at,
    WaveName wave,
    @Nullable MailboxGuid mailbox,
    FactKind kind,
    String sentence,
    @Nullable String evidence,
    @Nullable String act,
    @Nullable String code) {
  /**
   * The code of an answer that Mailferry gave by itself: the account in another forest is let in
   * again.
   */
  public static final String FAR_ACCOUNT_BACK = "far-account-back";

  /** One that has no code. */
  public Fact(
      String id,
      Instant at,
      WaveName wave,
      @Nullable MailboxGuid mailbox,
      FactKind kind,
      String sentence,
      @Nullable String evidence,
      @Nullable String act) {
    this(id, at, wave, mailbox, kind, sentence, evidence, act, null);
  }

  /** One that comes from no order. */
  public Fact(
      String id,
      Instant at,
      WaveName wave,
      @Nullable MailboxGuid mailbox,
      FactKind kind,
      String sentence,
      @Nullable String evidence) {
    this(id, at, wave, mailbox, kind, sentence, evidence, null, null);
  }
}
