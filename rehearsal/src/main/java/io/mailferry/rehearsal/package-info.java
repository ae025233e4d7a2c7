/**
 * Everything wired together against the simulator: the demonstration, the drills and the
 * benchmarks.
 *
 * <p>The simulator stays across the wire here too: its directories are LDAP sockets, its Exchange a
 * shell process.
 */
@NullMarked
package io.mailferry.rehearsal;

import org.jspecify.annotations.NullMarked;
