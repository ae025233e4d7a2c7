/**
 * The engine room: settings, wiring, health and metrics. It owns no logic.
 *
 * <p>A worker that stands in an Exchange network, with its credentials, serves that organisation's
 * activities; any worker serves the runbooks.
 */
@NullMarked
package io.mailferry.worker;

import org.jspecify.annotations.NullMarked;
