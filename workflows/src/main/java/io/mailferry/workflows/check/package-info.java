/** The workflow that checks a plan, the activities that it asks for, and their messages. */
@NullMarked
package io.mailferry.workflows.check;

import org.jspecify.annotations.NullMarked;
