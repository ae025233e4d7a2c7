package io.mailferry.simulator.count;

import java.time.Instant;
import java.util.UUID;

/**
 * The cutover of one request, in the world's time. Kept beyond the request, which may be removed.
 *
 * @param request which request
 * @param address whose mailbox
 * @param copied when all was copied: from then on only its own brake kept it from completing
 * @param began when it began to complete
 */
public record Cutover(UUID request, String address, Instant copied, Instant began) {}
