package io.mailferry.simulator.commands.call;

import java.util.List;

/** A command that ended in an error record instead of a result. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Who refused: this decides what the fully qualified id looks like. */
  public enum By {
    /** PowerShell's parameter binder. */
    BINDER,
    /** The cmdlet itself. */
    CMDLET,
    /** The connection to Exchange. */
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

  /** The parameter binder refuses, before anything runs. */
  public static Refusal ofBinder(String id, String category, String reason, String message) {
    return new Refusal(By.BINDER, id, category, reason, message, List.of());
  }

  /** The connection to Exchange refuses. */
  public static Refusal ofTransport(String id, String category, String message) {
    return new Refusal(
        By.TRANSPORT, id, category, "PSRemotingTransportException", message, List.of());
  }

  /** The cmdlet refuses, with the exceptions inside its own. */
  public static Refusal of(String category, String reason, String message, String... innerTypes) {
    return new Refusal(By.CMDLET, "", category, reason, message, List.of(innerTypes));
  }

  /** There is no such object. */
  public static Refusal notFound(String message) {
    return of("NotSpecified", "ManagementObjectNotFoundException", message);
  }

  /** The request cannot be done, or not now. */
  public static Refusal task(String message) {
    return of("InvalidArgument", "RecipientTaskException", message);
  }

  /** There is such an object already. */
  public static Refusal exists(String message) {
    return of("ResourceExists", "ManagementObjectAlreadyExistsException", message);
  }

  /** Two parameters exclude each other. */
  public static Refusal incompatible(String one, String other) {
    return of(
        "InvalidArgument",
        "IncompatibleParametersException",
        "The parameters '%s' and '%s' can't be used together.".formatted(one, other));
  }

  /** A parameter is needed because of another one. */
  public static Refusal missing(String needed, String because) {
    return of(
        "InvalidArgument",
        "MissingDependentParameterException",
        "You must specify the '%s' parameter %s.".formatted(needed, because));
  }

  /** Who refused. */
  public By by() {
    return by;
  }

  /** The fully qualified id; empty where the cmdlet refused. */
  public String id() {
    return id;
  }

  /** The category of the error record. */
  public String category() {
    return category;
  }

  /** The class name of the exception. */
  public String reason() {
    return reason;
  }

  /** The class names of the exceptions inside it, outermost first. */
  public List<String> innerTypes() {
    return innerTypes;
  }

  /** The message. */
  public String text() {
    var text = getMessage();
    return text == null ? "" : text;
  }
}
