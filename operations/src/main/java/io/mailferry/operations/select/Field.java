package io.mailferry.operations.select;

import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.operations.status.MailboxSnapshot;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a condition can be about. */
enum Field {
  ADDRESS("address mailbox user"),
  WAVE("wave"),
  DATABASE("database to target target-database"),
  FROM("from source source-database"),
  PHASE("phase state"),
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
    return Stream.of(values()).map(field -> field.names().getFirst()).toList();
  }

  boolean isNumber() {
    return this == PERCENT || this == SIZE || this == LINE;
  }

  /** The number of a mailbox; null when it is not known. */
  @Nullable Long number(MailboxSnapshot mailbox) {
    return switch (this) {
      case PERCENT -> (long) mailbox.percent();
      case SIZE -> {
        var progress = mailbox.progress();
        yield progress == null || progress.totalBytes() == 0 ? null : progress.totalBytes();
      }
      case LINE -> (long) mailbox.line();
      default -> throw new IllegalArgumentException(this + " is no number");
    };
  }

  /** The words that mean this field of a mailbox; none when it is not known. */
  List<String> words(MailboxSnapshot mailbox) {
    return switch (this) {
      case ADDRESS -> List.of(mailbox.address());
      case WAVE -> List.of(mailbox.wave().value());
      case DATABASE -> List.of(mailbox.to());
      case FROM -> listOf(mailbox.from());
      case PHASE -> {
        var phase = mailbox.phase();
        yield phase == null ? List.of() : List.of(phase.words());
      }
      case ATTENTION -> List.of(mailbox.attention().word());
      case REASON -> listOf(mailbox.decided() == null ? null : mailbox.decided().reason());
      case CAUSE -> listOf(mailbox.cause());
      case DEPENDENCY -> listOf(mailbox.dependency());
      case STATUS -> listOf(mailbox.progress() == null ? null : mailbox.progress().status().name());
      case PERCENT, SIZE, LINE -> throw new IllegalArgumentException(this + " is a number");
    };
  }

  private static List<String> listOf(@Nullable String word) {
    return word == null ? List.of() : List.of(word);
  }

  /** What it can be, where only some words mean anything; empty where any may. */
  List<String> vocabulary() {
    return switch (this) {
      case PHASE -> Arrays.stream(Phase.values()).map(Phase::words).toList();
      case ATTENTION -> Arrays.stream(Attention.values()).map(Attention::word).toList();
      case ADDRESS, WAVE, DATABASE, FROM, REASON, CAUSE, DEPENDENCY, STATUS -> List.of();
      case PERCENT, SIZE, LINE -> List.of();
    };
  }

  /** Other words for the same. */
  String meant(String word) {
    var bare = word.strip().toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
    return switch (this) {
      case PHASE ->
          switch (bare) {
            case "ready" -> Phase.READY.words();
            case "attention" -> Phase.ATTENTION.words();
            case "waiting to copy" -> Phase.WAITING_TO_COPY.words();
            case "waiting to switch" -> Phase.WAITING_TO_SWITCH.words();
            case "switching" -> Phase.CUTTING_OVER.words();
            default -> bare;
          };
      case ATTENTION -> bare;
      default -> word.strip();
    };
  }
}
