package io.mailferry.workflows.mailbox;

import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.InShort;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.plan.Intention;
import io.mailferry.workflows.Memos;
import io.mailferry.workflows.SearchAttributes;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operator reads of a migration in the Temporal UI: attributes to search by, and details.
 */
final class VisibleStatus {
  private final Intention intention;
  private Phase phase;

  /** What can be searched for; a migration is started with these two. */
  private Phase searchablePhase = Phase.LOOKING_UP;

  private Attention searchableAttention = Attention.NONE;
  private @Nullable WantedSlot wantedSlot;
  private InShort inShort = InShort.FIRST_LOOK;
  private String sentence = "";

  VisibleStatus(Intention intention) {
    this.intention = intention;
    this.phase = searchablePhase;
  }

  /**
   * Shows where the migration stands.
   *
   * @param newInShort the same in one line, which comes first
   * @param rests whether it stays there for a while; only then it is made searchable, because that
   *     costs history when phase or attention changed
   */
  void show(
      InShort newInShort,
      Phase newPhase,
      Attention newAttention,
      String newSentence,
      boolean rests) {
    inShort = newInShort;
    sentence = newSentence;
    phase = newPhase;
    if (rests && (newPhase != searchablePhase || newAttention != searchableAttention)) {
      searchablePhase = newPhase;
      searchableAttention = newAttention;
      Workflow.upsertTypedSearchAttributes(
          SearchAttributes.PHASE.valueSet(newPhase.words()),
          SearchAttributes.ATTENTION.valueSet(newAttention.word()));
    }
    details("");
  }

  /**
   * Lets whoever gives slots see what is wanted.
   *
   * @param source the database the mailbox comes from; null when it is not known
   */
  void showWantedSlot(@Nullable String source) {
    var wanted = WantedSlot.of(intention, source);
    if (!wanted.equals(wantedSlot)) {
      wantedSlot = wanted;
      Workflow.upsertMemo(Map.of(Memos.SLOT, wanted));
    }
  }

  /** Adds when the migration looks again by itself. */
  void showNextLook(Instant next) {
    details("\n\nLooks again by itself at " + next + ", earlier when something changes.");
  }

  private void details(String next) {
    Workflow.setCurrentDetails(
        "**"
            + inShort.sentence()
            + ".**\n\n**"
            + phase.words()
            + "** since "
            + Instant.ofEpochMilli(Workflow.currentTimeMillis())
            + "\n\n"
            + sentence
            + next
            + "\n\nTo "
            + intention.target().name()
            + ", wave "
            + intention.wave()
            + ".");
  }
}
