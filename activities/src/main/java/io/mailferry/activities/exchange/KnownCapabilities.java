package io.mailferry.activities.exchange;

import io.mailferry.activities.exchange.catalogue.ExchangeVersion;
import io.mailferry.activities.exchange.shell.SessionCmdlets;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is known beforehand of what an organisation's Exchange takes.
 *
 * @param stated its version, by the settings; null when they leave it to the live session
 * @param live what a session of its pool offers; empty while none has told
 */
public record KnownCapabilities(
    @Nullable ExchangeVersion stated, Supplier<Optional<SessionCmdlets>> live) {
  /** Nothing: Exchange itself refuses what it does not take. */
  public static final KnownCapabilities UNKNOWN = new KnownCapabilities(null, Optional::empty);
}
