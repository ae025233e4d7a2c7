package io.mailferry.simulator.commands;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A command whose parameters have found their set.
 *
 * @param set the parameter set
 * @param values converted arguments, under lower-case names; a given null stays a null
 */
record Bound(String set, Map<String, @Nullable Object> values) {

  boolean has(String name) {
    return values.containsKey(name.toLowerCase(Locale.ROOT));
  }

  private @Nullable Object get(String name) {
    return values.get(name.toLowerCase(Locale.ROOT));
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(get(name)).map(Object::toString);
  }

  String needed(String name) {
    return text(name).orElseThrow();
  }

  boolean on(String name) {
    return Boolean.TRUE.equals(get(name));
  }

  @Nullable Instant time(String name) {
    return get(name) instanceof Instant time ? time : null;
  }

  /** The number given, or this one when none was; Unlimited is the largest there is. */
  int number(String name, int otherwise) {
    return get(name) instanceof Integer number ? number : otherwise;
  }

  List<String> list(String name) {
    return get(name) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }
}
