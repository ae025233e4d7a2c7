package io.mailferry.activities.exchange.shell.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that need a real PowerShell.
 *
 * <p>Where none is found they are left out, and the reason says what to set. On a build server (the
 * environment variable {@code CI} is set) they fail instead, because nobody reads there what was
 * left out.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Tag("process")
@ExtendWith(PowerShellCondition.class)
public @interface NeedsPowerShell {}
