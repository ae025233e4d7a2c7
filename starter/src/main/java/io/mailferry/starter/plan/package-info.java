/**
 * Plan files: the CSV that administrators have already, read with every problem named at once.
 *
 * <p>A plan is checked for form only; whether its mailboxes and databases exist is for those to say
 * who hold the credentials to look.
 */
@NullMarked
package io.mailferry.starter.plan;

import org.jspecify.annotations.NullMarked;
