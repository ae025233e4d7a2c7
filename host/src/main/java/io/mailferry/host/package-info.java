/**
 * Everything on one machine, for those who will never run a cluster: starts Temporal, a worker and,
 * to practise, the practice organisation as processes of their own, and starts again what dies.
 *
 * <p>It knows none of the other rooms: it runs programs, and reads what they print
 * (docs/decisions/0012-up-keeps-programs.md).
 */
@NullMarked
package io.mailferry.host;

import org.jspecify.annotations.NullMarked;
