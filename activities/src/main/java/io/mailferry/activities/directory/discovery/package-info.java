/** Finds a forest's domain controllers in DNS, as every member of a domain does. */
@NullMarked
package io.mailferry.activities.directory.discovery;

import org.jspecify.annotations.NullMarked;
