/**
 * One session with Exchange: the shell protocol on our side (docs/develop/shell-protocol.md), and
 * what a missing answer means.
 */
@NullMarked
package io.mailferry.activities.exchange.shell.session;

import org.jspecify.annotations.NullMarked;
