/** The workflow of one mailbox, the activities that it asks for, and their messages. */
@NullMarked
package io.mailferry.workflows.mailbox;

import org.jspecify.annotations.NullMarked;
