package io.mailferry.worker.settings;

import java.util.HashMap;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Lets {@code MAILFERRY_JOURNAL} mean to a worker what it means to the command line, because both
 * need the same journal and often share an environment. To Spring Boot alone the variable names a
 * group of settings, of which an address is none.
 */
final class JournalVariable implements EnvironmentPostProcessor {
  private static final String OF_THE_COMMAND_LINE = "MAILFERRY_JOURNAL";
  private static final String OURS = "MAILFERRY_JOURNAL_URL";
  private static final String SOURCE = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

  JournalVariable() {}

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    var sources = environment.getPropertySources();
    if (sources.get(SOURCE) instanceof SystemEnvironmentPropertySource given
        && given.getSource().containsKey(OF_THE_COMMAND_LINE)) {
      var variables = new HashMap<>(given.getSource());
      var address = String.valueOf(variables.remove(OF_THE_COMMAND_LINE));
      if (!address.isBlank()) {
        variables.putIfAbsent(OURS, address);
      }
      sources.replace(SOURCE, new SystemEnvironmentPropertySource(SOURCE, variables));
    }
  }
}
