package io.mailferry.operations.select;

import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.operations.status.MailboxSnapshot;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a condition can be about. */
enum Field {
  ADDRESS("address mailbox user"),
  WAVE("wave"),
  TARGET("target to database target-database"),
  SOURCE("source from source-database"),
  PHASE("phase"),
  STATE("state"),
  ATTENTION("attention"),
  REASON("reason"),
  CAUSE("cause question"),
  DEPENDENCY("dependency waits-for"),
  STATUS("status exchange-status"),
  PERCENT("percent copied"),
  SIZE("size"),
  LINE("line");

  /** With a space between them, the usual one first. */
  private final String names;

  Field(String names) {
    this.names = names;
  }

  /** What people call it in a sentence. */
  String word() {
    return names().getFirst();
  }

  private List<String> names() {
    return List.of(names.split(" ", -1));
  }

  /** The field that people call so; upper and lower case alike. */
  static Optional<Field> named(String word) {
    var bare = word.toLowerCase(Locale.ROOT).replace('_', '-');
    return Stream.of(values()).filter(field -> field.names().contains(bare)).findFirst();
  }

  static List<String> allNames() {
    return Stream.of(values()).flatMap(field -> field.names().stream()).toList();
  }

  static List<String> usualNames() {
    return Stream.of(values()).map(Field::word).toList();
  }

  boolean isNumber() {
    return this == PERCENT || this == SIZE || this == LINE;
  }

  /** The number of a mailbox; null when it is not known. */
  @Nullable Long number(MailboxSnapshot mailbox) {
    var progress = mailbox.progress();
    return switch (this) {
      case PERCENT -> progress == null ? null : Long.valueOf(progress.percent());
      case SIZE -> progress == null || progress.totalBytes() == 0 ? null : progress.totalBytes();
      case LINE -> (long) mailbox.line();
      default -> throw new IllegalArgumentException(this + " is no number");
    };
  }

  /** The word of a mailbox; null when it is not known. */
  @Nullable String word(MailboxSnapshot mailbox) {
    return switch (this) {
      case ADDRESS -> mailbox.address();
      case WAVE -> mailbox.wave().value();
      case TARGET -> mailbox.to();
      case SOURCE -> mailbox.from();
      case PHASE -> mailbox.phase() == null ? null : mailbox.phase().words();
      case STATE -> mailbox.state();
      case ATTENTION -> mailbox.attention().word();
      case REASON -> mailbox.decided() == null ? null : mailbox.decided().reason();
      case CAUSE -> mailbox.cause();
      case DEPENDENCY -> mailbox.dependency();
      case STATUS -> mailbox.progress() == null ? null : mailbox.progress().status().name();
      case PERCENT, SIZE, LINE -> throw new IllegalArgumentException(this + " is a number");
    };
  }

  /** What it can be, where only some words mean anything; empty where any may. */
  List<String> vocabulary() {
    return switch (this) {
      case PHASE -> phases().toList();
      case STATE -> Stream.concat(Stream.of("waiting to start"), phases()).toList();
      case ATTENTION -> Stream.of(Attention.values()).map(Attention::word).toList();
      case STATUS -> Stream.of(RequestStatus.values()).map(RequestStatus::name).toList();
      case REASON -> Stream.of(Reason.values()).map(Reason::name).toList();
      case ADDRESS, WAVE, TARGET, SOURCE, CAUSE, DEPENDENCY, PERCENT, SIZE, LINE -> List.of();
    };
  }

  private static Stream<String> phases() {
    return Stream.of(Phase.values()).filter(phase -> phase != Phase.DONE).map(Phase::words);
  }

  /** Shorter words for the same. */
  String meant(String typed) {
    if (this != PHASE && this != STATE) {
      return typed.strip();
    }
    return switch (folded(typed)) {
      case "ready" -> Phase.READY.words();
      case "attention" -> Phase.ATTENTION.words();
      case "waitingtocopy" -> Phase.WAITING_TO_COPY.words();
      case "waitingtoswitch" -> Phase.WAITING_TO_SWITCH.words();
      case "switching" -> Phase.CUTTING_OVER.words();
      default -> typed.strip();
    };
  }

  /** A word as it is compared: where there are only some, IN_PROGRESS is InProgress. */
  String compared(String word) {
    return vocabulary().isEmpty() ? word.toLowerCase(Locale.ROOT) : folded(word);
  }

  private static String folded(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
  }
}
