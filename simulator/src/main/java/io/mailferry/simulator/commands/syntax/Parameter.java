package io.mailferry.simulator.commands.syntax;

import io.mailferry.simulator.world.ExchangeVersion;
import java.util.Set;

/**
 * One parameter of a cmdlet.
 *
 * @param name its name
 * @param type what its argument is converted to
 * @param optionalIn the parameter sets in which it may be given
 * @param mandatoryIn the parameter sets in which it must be given
 * @param since the first version that knows it
 * @param until the last version that knows it
 */
public record Parameter(
    String name,
    ParameterType type,
    Set<String> optionalIn,
    Set<String> mandatoryIn,
    ExchangeVersion since,
    ExchangeVersion until) {

  /** Whether it may be given in this set. */
  public boolean isIn(String set) {
    return optionalIn.contains(set) || mandatoryIn.contains(set);
  }

  /** Whether it may be given without its name, first, or come through the pipeline. */
  public boolean isFirst() {
    return name.equals("Identity");
  }

  boolean isKnownTo(ExchangeVersion version) {
    return version.isAtLeast(since) && until.isAtLeast(version);
  }
}
