/**
 * When mailboxes will have moved, as a range: from what was measured of the wave itself, and from
 * the windows that are in force (docs/operate/operator-guide.md#when-will-it-be-over).
 */
@NullMarked
package io.mailferry.operations.forecast;

import org.jspecify.annotations.NullMarked;
