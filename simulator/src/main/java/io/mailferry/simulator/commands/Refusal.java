package io.mailferry.simulator.commands;

import java.util.List;

/** A command that ended in an error record instead of a result. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Who refused: this decides what the fully qualified id looks like. */
  enum By {
    BINDER,
    CMDLET,
    TRANSPORT
  }

  private final By by;
  private final String id;
  private final String category;
  private final String reason;
  private final transient List<String> innerTypes;

  private Refusal(
      By by, String id, String category, String reason, String message, List<String> innerTypes) {
    super(message, null, false, false);
    this.by = by;
    this.id = id;
    this.category = category;
    this.reason = reason;
    this.innerTypes = List.copyOf(innerTypes);
  }

  static Refusal ofBinder(String id, String category, String reason, String message) {
    return new Refusal(By.BINDER, id, category, reason, message, List.of());
  }

  static Refusal ofTransport(String id, String category, String message) {
    return new Refusal(
        By.TRANSPORT, id, category, "PSRemotingTransportException", message, List.of());
  }

  static Refusal of(String category, String reason, String message, String... innerTypes) {
    return new Refusal(By.CMDLET, "", category, reason, message, List.of(innerTypes));
  }

  static Refusal notFound(String message) {
    return of("NotSpecified", "ManagementObjectNotFoundException", message);
  }

  static Refusal task(String message) {
    return of("InvalidArgument", "RecipientTaskException", message);
  }

  static Refusal exists(String message) {
    return of("ResourceExists", "ManagementObjectAlreadyExistsException", message);
  }

  static Refusal incompatible(String one, String other) {
    return of(
        "InvalidArgument",
        "IncompatibleParametersException",
        "The parameters '%s' and '%s' can't be used together.".formatted(one, other));
  }

  static Refusal missing(String needed, String because) {
    return of(
        "InvalidArgument",
        "MissingDependentParameterException",
        "You must specify the '%s' parameter %s.".formatted(needed, because));
  }

  By by() {
    return by;
  }

  String id() {
    return id;
  }

  String category() {
    return category;
  }

  String reason() {
    return reason;
  }

  List<String> innerTypes() {
    return innerTypes;
  }

  String text() {
    var text = getMessage();
    return text == null ? "" : text;
  }
}
