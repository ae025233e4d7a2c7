/**
 * The plan: what the operator wants, as the CSV file said it and before anything was looked up.
 *
 * <p>Addresses of people travel in it only sealed, so that a workflow's history holds none.
 */
@NullMarked
package io.mailferry.model.plan;

import org.jspecify.annotations.NullMarked;
