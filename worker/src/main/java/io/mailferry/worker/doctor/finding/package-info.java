/** What was found where, how it is put right, and how all of it is shown. */
@NullMarked
package io.mailferry.worker.doctor.finding;

import org.jspecify.annotations.NullMarked;
