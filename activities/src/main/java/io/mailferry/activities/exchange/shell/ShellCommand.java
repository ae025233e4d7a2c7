package io.mailferry.activities.exchange.shell;

import io.mailferry.activities.fault.Effect;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * One cmdlet with its parameters, as the shell protocol carries it.
 *
 * @param cmdlet its name
 * @param parameters by Exchange's own names: strings, numbers, booleans, lists of strings, or maps
 *     that stand for a credential or a moment
 * @param effect whether it changes anything
 */
public record ShellCommand(String cmdlet, SequencedMap<String, Object> parameters, Effect effect) {
  /** The parameters are copied; their order is kept. */
  public ShellCommand {
    parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
  }
}
