package io.mailferry.simulator.count;

import java.util.Map;

/**
 * How often what was asked, at one moment.
 *
 * @param commands commands that arrived, by cmdlet
 * @param moveRequestsCreated requests that came into being
 * @param duplicateRequests attempts to create a request where one existed, refused or not
 * @param wrongParameterSets commands whose parameters fit no parameter set
 * @param ldapSearches searches by domain controller, RootDSE reads left out
 * @param ldapConnections connections by domain controller on which something was asked
 * @param shellConnections shell processes that reported
 * @param lostAnswers commands that ran and whose answer was withheld
 * @param requestsRemoved requests withdrawn or cleared by Remove-MoveRequest
 * @param healthyRequestsRemoved of these, the ones that were neither finished nor failed
 */
public record Counts(
    Map<String, Long> commands,
    long moveRequestsCreated,
    long duplicateRequests,
    long wrongParameterSets,
    Map<String, Long> ldapSearches,
    Map<String, Long> ldapConnections,
    long shellConnections,
    long lostAnswers,
    long requestsRemoved,
    long healthyRequestsRemoved) {

  /** How many commands of this cmdlet arrived. */
  public long commands(String cmdlet) {
    return commands.getOrDefault(cmdlet, 0L);
  }

  /** How many commands arrived in all. */
  public long allCommands() {
    return commands.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How many searches reached any controller. */
  public long allLdapSearches() {
    return ldapSearches.values().stream().mapToLong(Long::longValue).sum();
  }
}
