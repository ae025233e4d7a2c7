package io.mailferry.activities.exchange.command.line;

import io.mailferry.activities.exchange.catalogue.CmdletName;
import io.mailferry.activities.exchange.catalogue.ExchangeVersion;

/** A command that needs what the stated version of Exchange does not have; it is not sent. */
public final class UnknownToVersion extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final boolean cmdletItself;

  private UnknownToVersion(String sentence, boolean cmdletItself) {
    super(sentence);
    this.cmdletItself = cmdletItself;
  }

  static UnknownToVersion cmdlet(ExchangeVersion version, CmdletName cmdlet) {
    return new UnknownToVersion(
        "Exchange " + version.word() + " does not have " + cmdlet.word(), true);
  }

  static UnknownToVersion parameter(ExchangeVersion version, CmdletName cmdlet, String parameter) {
    return new UnknownToVersion(
        "Exchange " + version.word() + " does not know " + cmdlet.word() + " -" + parameter, false);
  }

  /** Whether the version lacks the whole cmdlet, and not only a parameter. */
  public boolean cmdletItself() {
    return cmdletItself;
  }
}
