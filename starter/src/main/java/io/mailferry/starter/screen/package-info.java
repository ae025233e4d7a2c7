/**
 * What people see on a terminal: tables, bars and words for numbers. Colour stands only where there
 * is a terminal to show it.
 */
@NullMarked
package io.mailferry.starter.screen;

import org.jspecify.annotations.NullMarked;
