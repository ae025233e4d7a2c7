package io.mailferry.activities.exchange.command;

import io.mailferry.activities.exchange.command.argument.Rule;
import org.jspecify.annotations.Nullable;

/**
 * {@code Test-MigrationServerAvailability} for moves between forests: whether the other forest's
 * endpoint answers and lets an account in (docs/exchange/cmdlets.md#far-account).
 *
 * @param server the MRS proxy endpoint's fully qualified name
 * @param credential the <em>name</em> of the credential for it; null to use the service account
 */
public record TestMigrationServerAvailability(String server, @Nullable String credential)
    implements Cmdlet {
  /** Names are not blank. */
  public TestMigrationServerAvailability {
    Rule.name("RemoteServer", server);
    Rule.nameIfGiven("Credentials", credential);
  }
}
