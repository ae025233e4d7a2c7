package io.mailferry.activities.monitor;

import io.mailferry.journal.read.JournalAsking;
import io.mailferry.model.OrganisationName;
import java.util.List;

/**
 * Who asks what, as the journal tells it. It says only whom to tell: whether an answer means
 * anything to a migration, that decides itself.
 */
@FunctionalInterface
public interface OpenQuestions {
  /**
   * Who asks about a cause in the waves of an organisation that are not over.
   *
   * @param cause the cause that their questions share
   * @param healing the code of the facts that count as answers of Mailferry's own
   * @param most no more than so many
   * @throws io.mailferry.journal.database.JournalUnavailable when the journal is away
   */
  List<JournalAsking> about(OrganisationName organisation, String cause, String healing, int most);
}
