/** Which mailboxes an operator means, said by what they have in common. */
@NullMarked
package io.mailferry.operations.select;

import org.jspecify.annotations.NullMarked;
