/** Exchange's clock, as the activities read it. */
@NullMarked
package io.mailferry.activities.time;

import org.jspecify.annotations.NullMarked;
