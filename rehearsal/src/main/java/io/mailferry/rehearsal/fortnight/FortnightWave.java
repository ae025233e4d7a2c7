package io.mailferry.rehearsal.fortnight;

import io.mailferry.model.WaveName;
import java.time.Instant;

/**
 * A wave of the fortnight.
 *
 * @param name its name
 * @param starts when somebody starts it
 * @param nights when its mailboxes may switch, each by the clock of its own place
 * @param first the number of its first mailbox, from 0
 * @param end the number behind its last
 */
record FortnightWave(WaveName name, Instant starts, Nights nights, int first, int end) {
  int mailboxes() {
    return end - first;
  }

  boolean has(int mailbox) {
    return mailbox >= first && mailbox < end;
  }
}
