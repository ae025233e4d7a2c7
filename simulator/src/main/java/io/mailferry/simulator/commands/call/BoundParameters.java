package io.mailferry.simulator.commands.call;

import java.time.Instant;
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
public record BoundParameters(String set, Map<String, @Nullable Object> values) {

  /** Whether it was given, be it as null. */
  public boolean has(String name) {
    return values.containsKey(name.toLowerCase(Locale.ROOT));
  }

  private @Nullable Object get(String name) {
    return values.get(name.toLowerCase(Locale.ROOT));
  }

  /** Its value as text, when it was given one. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(get(name)).map(Object::toString);
  }

  /** The value of a mandatory one, as text. */
  public String needed(String name) {
    return text(name).orElseThrow();
  }

  /** Whether a switch is set. */
  public boolean on(String name) {
    return Boolean.TRUE.equals(get(name));
  }

  /** A moment, when it was given one. */
  public @Nullable Instant time(String name) {
    return get(name) instanceof Instant time ? time : null;
  }

  /** The number given, or this one when none was; Unlimited is the largest there is. */
  public int number(String name, int otherwise) {
    return get(name) instanceof Integer number ? number : otherwise;
  }
}
