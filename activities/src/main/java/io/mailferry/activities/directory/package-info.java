/**
 * Active Directory: what it says about mailboxes, moves and databases, read from a pool of domain
 * controllers per forest.
 */
@NullMarked
package io.mailferry.activities.directory;

import org.jspecify.annotations.NullMarked;
