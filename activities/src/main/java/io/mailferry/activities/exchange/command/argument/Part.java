package io.mailferry.activities.exchange.command.argument;

import io.mailferry.model.Database;
import org.jspecify.annotations.Nullable;

/**
 * What a local move takes along, and where to. Only local moves can leave a part behind: between
 * two forests Exchange refuses it (docs/exchange/cross-forest.md#parts-do-not-cross).
 */
public sealed interface Part {
  /**
   * The mailbox, and its archive if it has one.
   *
   * @param target where to
   * @param targetArchive where the archive goes, when elsewhere
   */
  record Whole(Database target, @Nullable Database targetArchive) implements Part {}

  /**
   * {@code -PrimaryOnly}; there is no archive that could be given a database.
   *
   * @param target where to
   */
  record PrimaryOnly(Database target) implements Part {}

  /**
   * {@code -ArchiveOnly}; there is no mailbox that could be given a database.
   *
   * @param targetArchive where to
   */
  record ArchiveOnly(Database targetArchive) implements Part {}
}
