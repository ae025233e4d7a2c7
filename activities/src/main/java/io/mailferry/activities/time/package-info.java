/** Exchange's clock, as the activities read it, and how long they leave alone what failed. */
@NullMarked
package io.mailferry.activities.time;

import org.jspecify.annotations.NullMarked;
