/**
 * The Mailbox Replication Service: a queue item for each request, the stages it goes through, and
 * what stops it on its way.
 */
@NullMarked
package io.mailferry.simulator.moves;

import org.jspecify.annotations.NullMarked;
