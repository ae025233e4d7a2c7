package io.mailferry.operations.status;

import io.mailferry.journal.read.JournalDrift;
import io.mailferry.journal.write.DriftKind;
import io.mailferry.journal.write.DriftNote;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.WaveName;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.operations.text.Words;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Move requests of an organisation that should not be there, all for one reason.
 *
 * @param kind the reason
 * @param organisation whose Exchange shows them
 * @param wave the wave of the example; null when it is not known
 * @param mailboxes how many there are; those of the monitor's list, which has an end
 * @param more whether there may be more of them
 * @param example the address of the one that is there longest, or its GUID where no plan named it
 * @param database in whose queue the example lies; null when that is not known
 * @param status where the example stands
 * @param began when the first of them was found
 * @param lastSeen when they were seen last
 */
public record OpenDrift(
    DriftKind kind,
    OrganisationName organisation,
    @Nullable WaveName wave,
    int mailboxes,
    boolean more,
    String example,
    @Nullable String database,
    RequestStatus status,
    Instant began,
    Instant lastSeen) {

  /**
   * All of it, each reason of an organisation once.
   *
   * @param drift as the journal has it, the earliest first
   */
  static List<OpenDrift> of(List<JournalDrift> drift) {
    return of(drift, _ -> true);
  }

  /** That of a wave. */
  static List<OpenDrift> of(List<JournalDrift> drift, WaveName wave) {
    return of(drift, each -> wave.equals(each.note().wave()));
  }

  /** That of a mailbox; empty when its request is as it should be. */
  public static Optional<OpenDrift> of(List<JournalDrift> drift, MailboxGuid mailbox) {
    var alike = drift.stream().filter(each -> mailbox.equals(each.note().mailbox())).toList();
    // However many an organisation has, a mailbox has no more than it shows.
    return of(alike).stream().findFirst();
  }

  private static List<OpenDrift> of(List<JournalDrift> drift, Predicate<JournalDrift> which) {
    record Reason(OrganisationName organisation, DriftKind kind) {}
    var reasons =
        drift.stream()
            .filter(which)
            .collect(
                Collectors.groupingBy(
                    each -> new Reason(each.organisation(), each.note().kind()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    var ofOrganisation =
        drift.stream()
            .collect(Collectors.groupingBy(JournalDrift::organisation, Collectors.counting()));
    return reasons.values().stream()
        .map(
            alike ->
                ofOne(
                    alike,
                    ofOrganisation.getOrDefault(alike.getFirst().organisation(), 0L)
                        >= DriftNote.MOST_OF_AN_ORGANISATION))
        .toList();
  }

  private static OpenDrift ofOne(List<JournalDrift> alike, boolean more) {
    var first = alike.getFirst();
    var note = first.note();
    return new OpenDrift(
        note.kind(),
        first.organisation(),
        note.wave(),
        alike.size(),
        more,
        Objects.requireNonNullElse(first.address(), note.mailbox().toString()),
        note.database(),
        note.status(),
        note.began(),
        alike.stream()
            .map(JournalDrift::lastSeen)
            .max(Comparator.naturalOrder())
            .orElse(note.began()));
  }

  /** What is there, for people. */
  public String words() {
    return switch (kind) {
      case UNWATCHED ->
          count("move request of ours", "move requests of ours") + " that no migration watches";
      case FOREIGN ->
          count("move request of somebody else", "move requests of somebody else")
              + " where a migration is to move the mailbox";
    };
  }

  private String count(String one, String many) {
    return Words.count(mailboxes, one, many).replaceFirst(" ", more ? " or more " : " ");
  }

  /** The example with where it stands, for people. */
  public String exampleWords() {
    return example
        + " ("
        + (database == null ? "" : database + ", ")
        + status
        + (wave == null ? "" : ", wave " + wave)
        + ")";
  }

  /** What a person can do, in a sentence. */
  public String remedy() {
    return switch (kind) {
      case UNWATCHED ->
          "If Temporal lost its wave, start its plan again, which takes it over; if its migration"
              + " ended, start the mailbox in a plan with another --wave name; what is not wanted,"
              + " remove in Exchange.";
      case FOREIGN ->
          "Its migration looks at it and asks, if there is anything to be asked: explain says what"
              + " it may be answered.";
    };
  }

  /** The same as plain values; the names never change. */
  public Map<String, @Nullable Object> data() {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("kind", kind.name());
    data.put("organisation", organisation.value());
    data.put("wave", wave == null ? null : wave.value());
    data.put("mailboxes", mailboxes);
    data.put("more", more);
    data.put("example", example);
    data.put("database", database);
    data.put("status", status.name());
    data.put("words", words());
    data.put("remedy", remedy());
    data.put("began", began.toString());
    data.put("lastSeen", lastSeen.toString());
    return data;
  }
}
