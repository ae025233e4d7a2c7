package io.mailferry.model.move;

import java.time.Instant;

/**
 * A domain controller that does not answer. It may have been told what it could not pass on any
 * more (docs/exchange/directory.md#told-to-one).
 *
 * @param name its fully qualified name
 * @param since when it first did not answer
 */
public record SilentController(String name, Instant since) {}
