package io.mailferry.simulator.commands.call;

import io.mailferry.simulator.commands.syntax.Parameter;
import io.mailferry.simulator.commands.syntax.ParameterType;
import io.mailferry.simulator.commands.syntax.Syntax;
import io.mailferry.simulator.world.ExchangeVersion;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** PowerShell's parameter binder, with its own words for what does not fit. */
public final class ParameterBinder {
  private static final String BINDING = "ParameterBindingException";
  private static final String VALIDATION = "ParameterBindingValidationException";
  private static final String TRANSFORMATION = "ParameterBindingArgumentTransformationException";
  private static final String UNRESOLVED =
      "Parameter set cannot be resolved using the specified named parameters.";

  /** {@code d.hh:mm:ss.fffffff}, days and fraction as needed. */
  private static final Pattern SPAN =
      Pattern.compile("-?(\\d+\\.)?\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d{1,7})?)?");

  private final ExchangeVersion version;

  /** A binder that knows the cmdlets of this version. */
  public ParameterBinder(ExchangeVersion version) {
    this.version = version;
  }

  /**
   * Finds the parameter set and converts the arguments.
   *
   * @throws Refusal in the binder's words, when something does not fit
   */
  public BoundParameters bind(Syntax syntax, Map<String, @Nullable Object> given) {
    var values = new HashMap<String, @Nullable Object>();
    var candidates = new ArrayList<String>(syntax.sets(version));
    for (var argument : given.entrySet()) {
      var parameter = parameter(syntax, argument.getKey());
      candidates.removeIf(set -> !parameter.isIn(set));
      values.put(
          parameter.name().toLowerCase(Locale.ROOT),
          convert(syntax, parameter, argument.getValue()));
    }
    return new BoundParameters(set(syntax, candidates, values), values);
  }

  private Parameter parameter(Syntax syntax, String name) {
    return syntax
        .parameter(name, version)
        .orElseThrow(
            () ->
                Refusal.ofBinder(
                    "NamedParameterNotFound," + syntax.cmdlet(),
                    "InvalidArgument",
                    BINDING,
                    "A parameter cannot be found that matches parameter name '" + name + "'."));
  }

  private String set(Syntax syntax, List<String> candidates, Map<String, @Nullable Object> values) {
    if (candidates.isEmpty()) {
      throw unresolved(syntax);
    }
    var complete =
        candidates.stream().filter(set -> missing(syntax, set, values).isEmpty()).toList();
    var preferred = syntax.sets(version).getFirst();
    if (complete.contains(preferred)) {
      return preferred;
    }
    if (complete.size() == 1) {
      return complete.getFirst();
    }
    if (complete.isEmpty() && (candidates.size() == 1 || candidates.contains(preferred))) {
      var set = candidates.size() == 1 ? candidates.getFirst() : preferred;
      throw Refusal.ofBinder(
          "MissingMandatoryParameter," + syntax.cmdlet(),
          "InvalidArgument",
          BINDING,
          "Cannot process command because of one or more missing mandatory parameters: "
              + String.join(" ", missing(syntax, set, values))
              + ".");
    }
    throw unresolved(syntax);
  }

  private static Refusal unresolved(Syntax syntax) {
    return Refusal.ofBinder(
        "AmbiguousParameterSet," + syntax.cmdlet(), "InvalidArgument", BINDING, UNRESOLVED);
  }

  private List<String> missing(Syntax syntax, String set, Map<String, @Nullable Object> values) {
    return syntax.mandatoryIn(set, version).stream()
        .map(Parameter::name)
        .filter(name -> !values.containsKey(name.toLowerCase(Locale.ROOT)))
        .sorted()
        .toList();
  }

  private static @Nullable Object convert(
      Syntax syntax, Parameter parameter, @Nullable Object value) {
    if (value == null) {
      return nothing(syntax, parameter);
    }
    return switch (parameter.type()) {
      case TEXT -> text(syntax, parameter, value);
      case ID -> {
        if (value.toString().isEmpty()) {
          throw transformation(syntax, parameter, value, "IdParameter");
        }
        yield value.toString();
      }
      case GUID -> guid(syntax, parameter, value);
      case SWITCH, BOOLEAN -> {
        if (value instanceof Boolean) {
          yield value;
        }
        throw transformation(syntax, parameter, value, "System.Boolean");
      }
      case NUMBER -> number(syntax, parameter, value);
      case LIMIT ->
          "unlimited".equalsIgnoreCase(value.toString())
              ? (Object) Integer.MAX_VALUE
              : number(syntax, parameter, value);
      case SPAN -> span(syntax, parameter, value);
      case SPAN_LIMIT ->
          "unlimited".equalsIgnoreCase(value.toString())
              ? "Unlimited"
              : span(syntax, parameter, value);
      case DATE -> date(syntax, parameter, value);
      case PRIORITY, PRIORITY_2010 -> named(syntax, parameter, value, "RequestPriority");
      case FILTERED_STATUS -> named(syntax, parameter, value, "RequestStatus");
      case CREDENTIAL -> {
        if (value instanceof Map<?, ?> map && map.get("credential") instanceof String name) {
          yield name;
        }
        throw transformation(syntax, parameter, value, "System.Management.Automation.PSCredential");
      }
      case LIST -> value instanceof List<?> list ? List.copyOf(list) : List.of(value.toString());
    };
  }

  private static @Nullable Object nothing(Syntax syntax, Parameter parameter) {
    var dateMayBeCleared = parameter.type() == ParameterType.DATE;
    var mandatory = !parameter.mandatoryIn().isEmpty();
    if (dateMayBeCleared || !mandatory) {
      return null;
    }
    throw Refusal.ofBinder(
        "ParameterArgumentValidationErrorNullNotAllowed," + syntax.cmdlet(),
        "InvalidData",
        VALIDATION,
        "Cannot bind argument to parameter '" + parameter.name() + "' because it is null.");
  }

  private static Object text(Syntax syntax, Parameter parameter, Object value) {
    var text = value.toString();
    if (text.isEmpty() && !parameter.mandatoryIn().isEmpty()) {
      throw Refusal.ofBinder(
          "ParameterArgumentValidationErrorEmptyStringNotAllowed," + syntax.cmdlet(),
          "InvalidData",
          VALIDATION,
          "Cannot bind argument to parameter '"
              + parameter.name()
              + "' because it is an empty string.");
    }
    return text;
  }

  private static Object number(Syntax syntax, Parameter parameter, Object value) {
    try {
      return Integer.valueOf(value.toString());
    } catch (NumberFormatException notANumber) {
      throw transformation(syntax, parameter, value, "System.Int32");
    }
  }

  private static Object guid(Syntax syntax, Parameter parameter, Object value) {
    try {
      return UUID.fromString(value.toString());
    } catch (IllegalArgumentException notAGuid) {
      throw transformation(syntax, parameter, value, "System.Guid");
    }
  }

  private static Object span(Syntax syntax, Parameter parameter, Object value) {
    if (!SPAN.matcher(value.toString()).matches()) {
      throw transformation(syntax, parameter, value, "System.TimeSpan");
    }
    return value.toString();
  }

  private static Object named(Syntax syntax, Parameter parameter, Object value, String type) {
    return parameter
        .type()
        .named(value.toString())
        .orElseThrow(() -> transformation(syntax, parameter, value, type));
  }

  private static Object date(Syntax syntax, Parameter parameter, Object value) {
    var text = value instanceof Map<?, ?> map ? map.get("utc") : value;
    try {
      return Instant.parse(String.valueOf(text));
    } catch (DateTimeParseException notADate) {
      throw transformation(syntax, parameter, value, "System.DateTime");
    }
  }

  private static Refusal transformation(
      Syntax syntax, Parameter parameter, Object value, String type) {
    return Refusal.ofBinder(
        "ParameterArgumentTransformationError," + syntax.cmdlet(),
        "InvalidData",
        TRANSFORMATION,
        "Cannot process argument transformation on parameter '%s'. Cannot convert value \"%s\" to type \"%s\"."
            .formatted(parameter.name(), value, type));
  }
}
