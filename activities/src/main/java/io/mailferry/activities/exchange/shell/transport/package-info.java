/**
 * PowerShell as a process: how it is found, started and ended, with everything it has started, even
 * when the worker that started it is gone. Lines go in and bytes come out; what they mean is a
 * session's business, so that another way to a shell can stand here beside this one.
 */
@NullMarked
package io.mailferry.activities.exchange.shell.transport;

import org.jspecify.annotations.NullMarked;
