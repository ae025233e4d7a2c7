package io.mailferry.operations.forecast;

import org.jspecify.annotations.Nullable;

/**
 * What a person says of a plan that nobody has measured.
 *
 * @param bytesPerHour how much is copied into each database in an hour; null for what earlier waves
 *     came to
 * @param averageSize how many bytes a mailbox has whose line does not tell; null for what those of
 *     earlier waves had
 */
public record Assumed(@Nullable Long bytesPerHour, @Nullable Long averageSize) {}
