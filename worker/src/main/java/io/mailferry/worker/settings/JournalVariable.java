package io.mailferry.worker.settings;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Lets {@code MAILFERRY_JOURNAL} mean to a worker what it means to the command line, because both
 * need the same journal and often share an environment. To Spring Boot alone the variable names a
 * group of settings, of which an address is none.
 */
final class JournalVariable implements EnvironmentPostProcessor {
  private static final String VARIABLE = "MAILFERRY_JOURNAL";

  JournalVariable() {}

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    var variables = environment.getSystemEnvironment();
    var address = String.valueOf(variables.getOrDefault(VARIABLE, ""));
    var sources = environment.getPropertySources();
    if (!address.isBlank()
        && !variables.containsKey(VARIABLE + "_URL")
        && sources.contains(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)) {
      sources.addAfter(
          StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
          new MapPropertySource(VARIABLE, Map.of("mailferry.journal.url", address)));
    }
  }
}
