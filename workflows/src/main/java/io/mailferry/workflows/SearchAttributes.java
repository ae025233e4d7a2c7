package io.mailferry.workflows;

import io.temporal.common.SearchAttributeKey;
import java.util.List;

/**
 * The search attributes, all Keyword and without personal data. They must be registered in the
 * namespace before anything starts (docs/develop/temporal.md#search-attributes).
 */
public final class SearchAttributes {
  /** Where a migration stands: a {@code Phase}. */
  public static final SearchAttributeKey<String> PHASE =
      SearchAttributeKey.forKeyword("MailferryPhase");

  /** The wave. */
  public static final SearchAttributeKey<String> WAVE =
      SearchAttributeKey.forKeyword("MailferryWave");

  /** Whether a person is needed: none, waiting, stuck, question. */
  public static final SearchAttributeKey<String> ATTENTION =
      SearchAttributeKey.forKeyword("MailferryAttention");

  /** The target database's name. */
  public static final SearchAttributeKey<String> TARGET_DATABASE =
      SearchAttributeKey.forKeyword("MailferryTargetDatabase");

  /** The Exchange organisation's name. */
  public static final SearchAttributeKey<String> ORGANISATION =
      SearchAttributeKey.forKeyword("MailferryOrganisation");

  /** All of them. */
  public static final List<SearchAttributeKey<String>> ALL =
      List.of(PHASE, WAVE, ATTENTION, TARGET_DATABASE, ORGANISATION);

  private SearchAttributes() {}
}
