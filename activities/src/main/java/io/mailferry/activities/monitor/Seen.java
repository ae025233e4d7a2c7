package io.mailferry.activities.monitor;

import java.util.Map;
import java.util.Set;

/**
 * What a pass saw; carried from attempt to attempt as heartbeat details.
 *
 * @param states the status of every request of ours, by mailbox
 * @param postponed whose request Exchange has postponed because of a failover
 * @param idlePasses how many passes in a row looked and found none
 */
record Seen(Map<String, String> states, Set<String> postponed, int idlePasses) {}
