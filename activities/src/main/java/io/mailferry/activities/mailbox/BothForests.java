package io.mailferry.activities.mailbox;

import io.mailferry.activities.directory.Directory.Answer;
import io.mailferry.activities.directory.DirectoryEntry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox as both directories showed it in one look.
 *
 * @param near what the forest in which the commands run said
 * @param far what the other forest said; null for a move within one forest
 */
record BothForests(
    Answer<Optional<DirectoryEntry>> near, @Nullable Answer<Optional<DirectoryEntry>> far) {}
