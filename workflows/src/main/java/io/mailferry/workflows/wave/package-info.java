/** The workflow of a wave, the activities that it asks for, and their messages. */
@NullMarked
package io.mailferry.workflows.wave;

import org.jspecify.annotations.NullMarked;
