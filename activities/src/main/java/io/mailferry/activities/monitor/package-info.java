/** The activity that reads all move requests of an organisation. */
@NullMarked
package io.mailferry.activities.monitor;

import org.jspecify.annotations.NullMarked;
