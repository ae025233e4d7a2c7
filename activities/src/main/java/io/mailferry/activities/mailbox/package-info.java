/** The activities of one mailbox: look, decide, act, look again. */
@NullMarked
package io.mailferry.activities.mailbox;

import org.jspecify.annotations.NullMarked;
