package io.mailferry.model.move;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.mailferry.model.Database;
import io.mailferry.model.incident.Dependency;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where one forest says the mailbox lives (docs/exchange/directory.md#home). */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Home.InDatabase.class, name = "database"),
  @JsonSubTypes.Type(value = Home.MailUser.class, name = "mailUser"),
  @JsonSubTypes.Type(value = Home.Missing.class, name = "missing"),
  @JsonSubTypes.Type(value = Home.Unreadable.class, name = "unreadable")
})
public sealed interface Home {
  /** Whether this is a mailbox that lives in a database. */
  default boolean isIn(Database database) {
    return this instanceof InDatabase(var path) && database.isAt(path);
  }

  /**
   * A mailbox of this forest.
   *
   * @param path the {@code homeMDB} of the user: the database's directory path
   */
  record InDatabase(String path) implements Home {
    /** The database's plain name: the first part of the path. */
    public String databaseName() {
      var comma = path.indexOf(',');
      return path.substring(path.startsWith("CN=") ? 3 : 0, comma < 0 ? path.length() : comma);
    }
  }

  /**
   * A mail user of this forest: the mailbox is elsewhere.
   *
   * @param routesTo the domain of the address that mail is routed to, when there is one
   */
  record MailUser(@Nullable String routesTo) implements Home {}

  /** The forest knows no object with the mailbox's GUID. */
  record Missing() implements Home {}

  /**
   * Nobody could be asked.
   *
   * @param since when it was first found unreadable
   * @param why what was tried, in a sentence
   * @param dependency what is away that others need too, as {@link Dependency#key} has it; null
   *     when that is not known, and in older histories
   */
  record Unreadable(
      Instant since,
      String why,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String dependency)
      implements Home {
    /** One of which no more is known. */
    public Unreadable(Instant since, String why) {
      this(since, why, null);
    }
  }
}
