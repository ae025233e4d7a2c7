/** What a worker is told in its settings, checked all at once before anything is opened. */
@NullMarked
package io.mailferry.worker.settings;

import org.jspecify.annotations.NullMarked;
