/** Who has switched: when, from where to where; for people who have something to do for them. */
@NullMarked
package io.mailferry.operations.switched;

import org.jspecify.annotations.NullMarked;
