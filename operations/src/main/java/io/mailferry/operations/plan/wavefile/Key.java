package io.mailferry.operations.plan.wavefile;

import java.util.List;

/** A word that a file may have before a colon. */
sealed interface Key permits WaveKey, RowKey, ExclusionKey {
  /** The word. */
  String word();

  /** What people call it otherwise; none of these is taken. */
  List<String> others();
}
