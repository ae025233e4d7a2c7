package io.mailferry.simulator.commands.call;

/** Whose recipients a session sees without being told a domain controller. */
public enum Scope {
  /** Those of the domain in which Exchange's servers stand, as in a session that is just open. */
  DOMAIN,
  /** Those of all domains, after {@code Set-ADServerSettings -ViewEntireForest $true}. */
  FOREST
}
