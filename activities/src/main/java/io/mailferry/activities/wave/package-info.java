/** The activities of a wave. */
@NullMarked
package io.mailferry.activities.wave;

import org.jspecify.annotations.NullMarked;
