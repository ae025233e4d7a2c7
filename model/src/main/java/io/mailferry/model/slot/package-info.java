/** Slots: how many mailboxes may be copied, or switch, at a time, and whose turn it is. */
@NullMarked
package io.mailferry.model.slot;

import org.jspecify.annotations.NullMarked;
