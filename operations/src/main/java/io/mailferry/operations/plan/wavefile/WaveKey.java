package io.mailferry.operations.plan.wavefile;

import io.mailferry.operations.text.Words;
import java.util.List;

/**
 * What a wave file says of the whole wave. A key is called like the option of {@code start} that
 * says the same, and where it holds for rows that do not say it themselves, like theirs.
 */
public enum WaveKey implements Key {
  /** What the wave is called; the file's own name where it is absent. */
  WAVE("name title wave-name id"),
  /** Where the commands run. */
  ORGANISATION("organization org"),
  /** Which way the mailboxes travel. */
  ROUTE("direction"),
  /** The table with the mailboxes, beside the file. */
  FROM("csv file plan source"),
  /** What that table calls a column. */
  COLUMN("columns"),
  /** Over which databases those are spread that name none. */
  TARGET_DATABASE("targetdatabases database databases remote-target-database target"),
  /** Where archives go. */
  TARGET_ARCHIVE_DATABASE("archive-database remote-target-archive-database"),
  /** How many damaged items may be left behind. */
  BAD_ITEM_LIMIT("bad-items bad-item-limits"),
  /** How many too large items may be left behind. */
  LARGE_ITEM_LIMIT("large-items large-item-limits"),
  /** Which part moves. */
  MAILBOX_TYPE("type scope"),
  /** The moment before which nobody switches. */
  NOT_BEFORE("cutover-not-before complete-after completion-time cutover"),
  /** When mailboxes switch. */
  WINDOW("windows cutover-window cutover-windows"),
  /** When nobody switches. */
  BLACKOUT("blackouts cutover-blackout cutover-blackouts"),
  /** How long before a window closes the last cutover begins. */
  LAST_START(""),
  /** How long an opening lasts at least. */
  SHORTEST_WINDOW("shortest"),
  /** Whose local time all that is. */
  ZONE("time-zone timezone tz"),
  /** How Exchange is kept from switching too early. */
  HOLD_WITH("hold style cutover-style"),
  /** What is done with completed requests of earlier moves. */
  LEFTOVERS("leftover"),
  /** What is done with move requests of somebody else. */
  REQUESTS_OF_OTHERS("others"),
  /** How far limits for damaged items rise by themselves. */
  BAD_ITEM_STEPS(""),
  /** How far limits for too large items rise by themselves. */
  LARGE_ITEM_STEPS(""),
  /** How many may fail before the wave is paused. */
  STOP_AT("stop stop-rule"),
  /** Whether somebody else has to approve it before mailboxes switch. */
  APPROVAL("approve approvals"),
  /** Whether the good lines start without the others. */
  SKIP_UNREADY(""),
  /** Who is not to move. */
  EXCLUDE("excluded exclusions except skip"),
  /** Who is to move. */
  ROWS("mailboxes lines users row");

  private final String others;

  WaveKey(String others) {
    this.others = others;
  }

  @Override
  public String word() {
    return Words.typed(this);
  }

  @Override
  public List<String> others() {
    return List.of(others.split(" "));
  }

  /** The option that says the same. */
  public String option() {
    return this == NOT_BEFORE ? "--cutover-not-before" : "--" + word();
  }
}
