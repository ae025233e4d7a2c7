package io.mailferry.model.outcome;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the migration of one mailbox ended. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
  @JsonSubTypes.Type(value = MigrationOutcome.Moved.class, name = "moved"),
  @JsonSubTypes.Type(value = MigrationOutcome.AlreadyHome.class, name = "alreadyHome"),
  @JsonSubTypes.Type(value = MigrationOutcome.NotStarted.class, name = "notStarted"),
  @JsonSubTypes.Type(value = MigrationOutcome.Withdrawn.class, name = "withdrawn")
})
public sealed interface MigrationOutcome {
  /**
   * The mailbox lives in the target database, and that was verified.
   *
   * @param from the database it came from, when known
   * @param to the database it lives in
   * @param queuedAt when Exchange accepted the request
   * @param completedAt when Exchange completed it
   * @param bytes how much was transferred
   * @param lockedSeconds how long the mailbox was locked at the end
   * @param withWarning whether Exchange completed it with a warning
   * @param accepted whether an operator accepted it although a check did not pass
   */
  record Moved(
      @Nullable String from,
      String to,
      @Nullable Instant queuedAt,
      @Nullable Instant completedAt,
      long bytes,
      long lockedSeconds,
      boolean withWarning,
      boolean accepted)
      implements MigrationOutcome {
    /** The same from a database that is known from elsewhere. */
    public Moved cameFrom(String database) {
      return new Moved(
          database, to, queuedAt, completedAt, bytes, lockedSeconds, withWarning, accepted);
    }
  }

  /**
   * Nothing was to be done: the mailbox lived in the target database already.
   *
   * @param database which
   */
  record AlreadyHome(String database) implements MigrationOutcome {}

  /**
   * Nothing was changed, and nothing will be until the obstacles are gone.
   *
   * @param obstacles all of them, in words
   */
  record NotStarted(List<String> obstacles) implements MigrationOutcome {
    /** The list is copied. */
    public NotStarted {
      obstacles = List.copyOf(obstacles);
    }
  }

  /**
   * An operator withdrew it; the source mailbox is untouched.
   *
   * @param reason why
   */
  record Withdrawn(String reason) implements MigrationOutcome {}

  /** Whether the mailbox is where the plan wants it. */
  default boolean arrived() {
    return switch (this) {
      case Moved _, AlreadyHome _ -> true;
      case NotStarted _, Withdrawn _ -> false;
    };
  }

  /** The ending in one sentence. */
  default String sentence() {
    return switch (this) {
      case Moved moved when moved.accepted() ->
          "moved to " + moved.to() + ", accepted by an operator";
      case Moved moved -> "moved to " + moved.to() + " and verified in Exchange";
      case AlreadyHome home -> "was in " + home.database() + " already";
      case NotStarted notStarted -> "not started: " + String.join("; ", notStarted.obstacles());
      case Withdrawn withdrawn -> "withdrawn: " + withdrawn.reason();
    };
  }
}
