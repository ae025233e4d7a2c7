/** A whole wave in one file of YAML: what is said of all its mailboxes, and who they are. */
@NullMarked
package io.mailferry.operations.plan.wavefile;

import org.jspecify.annotations.NullMarked;
