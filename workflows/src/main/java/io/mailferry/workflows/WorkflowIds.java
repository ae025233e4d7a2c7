package io.mailferry.workflows;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.WaveName;
import java.util.Optional;

/** The ids of workflows, made in one place. An id is a lock: one workflow is open under it. */
public final class WorkflowIds {
  private static final String MAILBOX = "mailbox/";
  private static final String WAVE = "wave/";

  private WorkflowIds() {}

  /** The id of a mailbox's migration. */
  public static String mailbox(MailboxGuid mailbox) {
    return MAILBOX + mailbox;
  }

  /** The mailbox whose migration's id this is; empty when it is none's. */
  public static Optional<MailboxGuid> mailboxOf(String id) {
    try {
      return id.startsWith(MAILBOX)
          ? Optional.of(MailboxGuid.of(id.substring(MAILBOX.length())))
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** The id of a wave. */
  public static String wave(WaveName wave) {
    return WAVE + wave;
  }

  /** The wave whose id this is; empty when it is none's. */
  public static Optional<WaveName> waveOf(String id) {
    try {
      return id.startsWith(WAVE)
          ? Optional.of(new WaveName(id.substring(WAVE.length())))
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** The id of a check of a plan; {@code token} tells one check from another. */
  public static String check(WaveName wave, String token) {
    return "check/" + wave + "/" + token;
  }

  /** The id of an organisation's monitor. */
  public static String monitor(OrganisationName organisation) {
    return "monitor/" + organisation;
  }
}
