/** The workflow that watches an organisation's move requests, and its activity. */
@NullMarked
package io.mailferry.workflows.monitor;

import org.jspecify.annotations.NullMarked;
