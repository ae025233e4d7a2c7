/**
 * Looks at a site before a worker is let in: shell, session, cmdlets, roles, clocks, throttling.
 *
 * <p>What is found is a list of values; how it is found out, and how it is shown, stand apart.
 */
@NullMarked
package io.mailferry.worker.doctor;

import org.jspecify.annotations.NullMarked;
