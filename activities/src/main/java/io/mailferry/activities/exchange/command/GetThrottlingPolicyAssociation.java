package io.mailferry.activities.exchange.command;

import io.mailferry.activities.exchange.command.argument.Rule;

/**
 * {@code Get-ThrottlingPolicyAssociation}: which policy an account is under.
 *
 * @param account the account, e.g. {@code TARGET\svc-mailferry}
 */
public record GetThrottlingPolicyAssociation(String account) implements Cmdlet {
  /** Names are not blank. */
  public GetThrottlingPolicyAssociation {
    Rule.name("an account", account);
  }
}
