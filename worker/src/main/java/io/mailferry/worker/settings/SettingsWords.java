package io.mailferry.worker.settings;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;

/** Says in a list what is wrong with settings, whoever found it. */
public final class SettingsWords {
  private SettingsWords() {}

  /** One line for each that is wrong, with the setting's name where it is known. */
  public static String of(RuntimeException wrong) {
    if (wrong instanceof SettingsRefused) {
      return String.valueOf(wrong.getMessage());
    }
    return "the worker's settings cannot be read, and nothing was started:\n  - "
        + last(wrong, UnboundConfigurationPropertiesException.class)
            .map(SettingsWords::unknown)
            .or(() -> last(wrong, BindException.class).map(SettingsWords::unfit))
            .orElseGet(() -> message(deepest(wrong)));
  }

  private static String unknown(UnboundConfigurationPropertiesException unbound) {
    return unbound.getUnboundProperties().stream()
        .map(each -> each.getName() + ": no release knows a setting of this name")
        .sorted()
        .collect(Collectors.joining("\n  - "));
  }

  private static String unfit(BindException wrong) {
    return wrong.getName() + ": " + message(deepest(wrong));
  }

  private static <T extends Throwable> Optional<T> last(Throwable top, Class<T> type) {
    return causes(top).filter(type::isInstance).map(type::cast).reduce((_, deeper) -> deeper);
  }

  private static Throwable deepest(Throwable top) {
    return causes(top).reduce((_, deeper) -> deeper).orElse(top);
  }

  private static Stream<Throwable> causes(Throwable top) {
    return Stream.iterate(top, each -> each != null, Throwable::getCause);
  }

  private static String message(Throwable wrong) {
    return wrong.getMessage() == null ? wrong.getClass().getSimpleName() : wrong.getMessage();
  }
}
