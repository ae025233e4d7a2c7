package io.mailferry.rehearsal.baseline;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * What the baseline came to in a storm. Moved mailboxes and counts are the simulator's.
 *
 * @param mailboxes how many were to move
 * @param moved how many live in the target at the end
 * @param needsAPerson how many its record calls failed: a person has to look at each
 * @param wrongRecords how many of these have moved or are being moved all the same
 * @param duplicateRequests attempts to create a request where one existed
 * @param wrongParameterSets commands that fitted no parameter set
 * @param newMoveRequestCalls how often it called New-MoveRequest
 */
@JsonPropertyOrder({
  "mailboxes",
  "moved",
  "needsAPerson",
  "wrongRecords",
  "duplicateRequests",
  "wrongParameterSets",
  "newMoveRequestCalls"
})
public record BaselineResult(
    int mailboxes,
    int moved,
    int needsAPerson,
    int wrongRecords,
    long duplicateRequests,
    long wrongParameterSets,
    long newMoveRequestCalls) {}
