/** Plans as administrators write them: CSV files, read with all their problems at once. */
@NullMarked
package io.mailferry.operations.plan;

import org.jspecify.annotations.NullMarked;
