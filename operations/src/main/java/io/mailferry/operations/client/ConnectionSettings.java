package io.mailferry.operations.client;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where Temporal, the journal and the key are. Nothing is judged before it is used.
 *
 * @param temporal {@code HOST:PORT}
 * @param namespace Temporal's namespace
 * @param journal the journal's JDBC address; null for a file in the folder
 * @param journalUser the journal's account; null for the usual one
 * @param journalPassword asked for each time a connection is opened
 * @param keyFile the key that seals addresses; null for a file in the folder
 * @param folder where files lie that are not named
 */
public record ConnectionSettings(
    String temporal,
    String namespace,
    @Nullable String journal,
    @Nullable String journalUser,
    Supplier<String> journalPassword,
    @Nullable Path keyFile,
    Path folder) {}
