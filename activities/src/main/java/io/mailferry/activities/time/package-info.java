/** Exchange's clock, as the hands read it. */
@NullMarked
package io.mailferry.activities.time;

import org.jspecify.annotations.NullMarked;
