/** When a cutover may happen: windows in local time, and the days on which there are none. */
@NullMarked
package io.mailferry.model.window;

import org.jspecify.annotations.NullMarked;
