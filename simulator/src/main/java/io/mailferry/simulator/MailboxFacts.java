package io.mailferry.simulator;

import java.util.Map;
import java.util.UUID;

/**
 * A mailbox at one moment.
 *
 * @param address the address people know it by
 * @param exchangeGuid the GUID of the mailbox, the same in both forests
 * @param objectGuids the GUIDs of its user objects, by organisation
 * @param home where it lives
 * @param bytes how large it is
 * @param items how many items it holds
 */
public record MailboxFacts(
    String address,
    UUID exchangeGuid,
    Map<String, UUID> objectGuids,
    Home home,
    long bytes,
    long items) {}
