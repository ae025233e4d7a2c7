package io.mailferry.activities.check;

import io.mailferry.activities.directory.DirectoryEntry;
import org.jspecify.annotations.Nullable;

/**
 * Whom a line means.
 *
 * @param address what people know it by
 * @param near its object in the forest in which the commands run; null when that cannot be told
 * @param problem why it cannot be, in a sentence; null when it can
 */
record Meant(String address, @Nullable DirectoryEntry near, @Nullable String problem) {}
