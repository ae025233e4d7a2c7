package io.mailferry.rehearsal.fortnight;

/**
 * What a wave of the fortnight came to.
 *
 * @param wave its name
 * @param nights when its mailboxes might switch, as a person writes it
 * @param started when it was started
 * @param mailboxes how many were to move
 * @param verified how many live in their target, by our verification and by the stores
 * @param explained how many others have a sentence that says why not, and ask nobody
 * @param unexplained how many have neither
 * @param outside how many began to switch when they might not
 * @param questions how many questions were asked
 * @param forecast how many had not ended at half-time, between the start of the wave and its end
 * @param forecastHeld how many of these ended in the range that was forecast then
 * @param medianRange how many minutes wide half of those ranges were at most
 * @param firstSwitch when the first began to switch; empty when none did
 * @param lastSwitch when the last did
 */
record WaveResult(
    String wave,
    String nights,
    String started,
    int mailboxes,
    int verified,
    int explained,
    int unexplained,
    long outside,
    long questions,
    int forecast,
    int forecastHeld,
    long medianRange,
    String firstSwitch,
    String lastSwitch) {}
