package io.mailferry.operations.status;

import io.mailferry.journal.read.JournalIncident;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.incident.Dependency;
import io.mailferry.model.memory.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A dependency of a wave's organisation that is away now.
 *
 * @param dependency what is away
 * @param code the code of the fault, as last found
 * @param sentence what was found, and what a person can do, for people
 * @param began when it was first found to be away
 * @param lastSeen when it was last found to be away
 * @param nextProbe when it is asked again; null when nobody knows
 * @param lasting whether it does not pass by itself: a person must put it right
 * @param waiting how many mailboxes of the wave, or the waves, wait for it now
 */
public record OpenIncident(
    Dependency dependency,
    String code,
    String sentence,
    Instant began,
    Instant lastSeen,
    @Nullable Instant nextProbe,
    boolean lasting,
    int waiting) {
  /** What nobody has asked for so long may be back: it is found out when somebody needs it. */
  private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

  /**
   * Those of an organisation, but for those that nobody waits for and nobody has met lately: that
   * for which most mailboxes wait first, then the earliest.
   *
   * @param open the open incidents of all organisations, the earliest first
   * @param mailboxes those of the wave
   */
  static List<OpenIncident> of(
      List<JournalIncident> open, OrganisationName organisation, List<MailboxSnapshot> mailboxes) {
    return open.stream()
        .filter(incident -> incident.organisation().equals(organisation))
        .map(incident -> of(incident, mailboxes))
        .filter(incident -> incident.waiting() > 0 || incident.metLately(mailboxes))
        .sorted(Comparator.comparingInt(OpenIncident::waiting).reversed())
        .toList();
  }

  private boolean metLately(List<MailboxSnapshot> mailboxes) {
    return mailboxes.stream()
        .map(MailboxSnapshot::asOf)
        .noneMatch(known -> known.isAfter(lastSeen.plus(FORGOTTEN_AFTER)));
  }

  private static OpenIncident of(JournalIncident incident, List<MailboxSnapshot> mailboxes) {
    var key = incident.dependency().key();
    return new OpenIncident(
        incident.dependency(),
        incident.code(),
        incident.sentence(),
        incident.began(),
        incident.lastSeen(),
        incident.nextProbe(),
        incident.lasting(),
        (int) mailboxes.stream().filter(mailbox -> key.equals(mailbox.dependency())).count());
  }

  /** The same incident with the mailboxes of another wave that wait for it, too. */
  public OpenIncident withThoseOf(OpenIncident other) {
    return new OpenIncident(
        dependency, code, sentence, began, lastSeen, nextProbe, lasting, waiting + other.waiting());
  }

  /** What follows when a person has put right what {@linkplain #lasting lasts}, in a sentence. */
  public String whenPutRight() {
    return code.equals(Refusal.FAR_ACCOUNT)
        ? "What was refused is tried again by itself when it is put right; requests that failed"
            + " over the same account need the answer repoint."
        : "Mailferry goes on by itself when it is put right.";
  }

  /** Whether a mailbox of the wave waits until a person has put something right. */
  public boolean needsSomebody() {
    return lasting && waiting > 0;
  }

  /** The same as plain values; the names never change. */
  public Map<String, @Nullable Object> data() {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("dependency", dependency.key());
    data.put("words", dependency.words());
    data.put("code", code);
    data.put("sentence", sentence);
    data.put("began", began.toString());
    data.put("lastSeen", lastSeen.toString());
    data.put("nextProbe", nextProbe == null ? null : nextProbe.toString());
    data.put("lasting", lasting);
    data.put("mailboxes", waiting);
    return data;
  }
}
