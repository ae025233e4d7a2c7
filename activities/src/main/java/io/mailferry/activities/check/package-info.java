/** The activities that check a plan. */
@NullMarked
package io.mailferry.activities.check;

import org.jspecify.annotations.NullMarked;
