package io.mailferry.worker.doctor;

import org.jspecify.annotations.Nullable;

/**
 * With which mailbox what moves depend on is tried.
 *
 * @param address one of its addresses
 * @param targetDatabase the name of the database that its move is tried to; null for one that the
 *     directory shows
 */
public record OneMailbox(String address, @Nullable String targetDatabase) {}
