package io.mailferry.workflows;

/** The types of failures that workflows raise by themselves, as Temporal shows them. */
public final class FailureTypes {
  /** An order that is not taken as things stand; the message says why. */
  public static final String REFUSED = "MF-REFUSED";

  /** The first detail of a failure that lasts until a person puts right what was refused. */
  public static final String LASTING = "MF-LASTING";

  /** Something that cannot happen. */
  public static final String BUG = "MF-BUG";

  private FailureTypes() {}
}
