package io.mailferry.activities.fault.row;

import java.util.regex.Pattern;

/**
 * By what an error is recognised.
 *
 * <p>Names come first and are compared whole, because a text may be translated and a name may be a
 * part of another; a text is only trusted where nothing else is known.
 */
public sealed interface Sign {
  /** The sign as an operator could search for it. */
  String words();

  /** Whether the error carries this sign. */
  boolean marks(ErrorParts error);

  /**
   * A part of the error id: our own code, the binder's name for it, WinRM's number.
   *
   * @param part without brackets
   */
  record Id(String part) implements Sign {
    @Override
    public String words() {
      return "`" + part + "`";
    }

    @Override
    public boolean marks(ErrorParts error) {
      return error.ids().contains(part);
    }
  }

  /**
   * The class of the exception, or of one inside it.
   *
   * @param name without its package
   */
  record Type(String name) implements Sign {
    @Override
    public String words() {
      return "`" + name + "`";
    }

    @Override
    public boolean marks(ErrorParts error) {
      return error.types().contains(name);
    }
  }

  /**
   * Exchange's own sorting of its failures: all of it, or what stands before the hyphen.
   *
   * @param name e.g. {@code WSMan}
   */
  record Category(String name) implements Sign {
    @Override
    public String words() {
      return "`FailureCategory=" + name + "`";
    }

    @Override
    public boolean marks(ErrorParts error) {
      return error.category().equals(name) || error.category().startsWith(name + "-");
    }
  }

  /**
   * Two signs that only together tell a row apart from others.
   *
   * @param one the first
   * @param other the second
   */
  record Both(Sign one, Sign other) implements Sign {
    @Override
    public String words() {
      return one.words() + " with " + other.words();
    }

    @Override
    public boolean marks(ErrorParts error) {
      return one.marks(error) && other.marks(error);
    }
  }

  /**
   * A part of the text.
   *
   * @param pattern is looked for anywhere in it
   */
  record Text(Pattern pattern) implements Sign {
    @Override
    public String words() {
      return "“" + pattern.pattern().replace("|", "\\|") + "”";
    }

    @Override
    public boolean marks(ErrorParts error) {
      return pattern.matcher(error.text()).find();
    }
  }

  /** A part of the error id, whole. */
  static Id id(String part) {
    return new Id(part);
  }

  /** The simple name of the exception, whole. */
  static Type type(String name) {
    return new Type(name);
  }

  /** Exchange's {@code FailureCategory}, or the part of it before the hyphen. */
  static Category category(String name) {
    return new Category(name);
  }

  /** A regular expression that is found in the text, without regard to case. */
  static Text text(String regex) {
    return new Text(Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL));
  }

  /** Two signs that both must be there. */
  static Both both(Sign one, Sign other) {
    return new Both(one, other);
  }

  /** A name that several rows share, told apart by the text. */
  static Both narrowed(Sign name, String regex) {
    return both(name, text(regex));
  }

  /** Whether the sign rests on the text alone. */
  default boolean textOnly() {
    return switch (this) {
      case Text _ -> true;
      case Id _, Type _, Category _, Both _ -> false;
    };
  }

  /** Whether the sign is the same in every language. */
  default boolean inEveryLanguage() {
    return switch (this) {
      case Id _, Type _, Category _ -> true;
      case Text _ -> false;
      case Both both -> both.one().inEveryLanguage() && both.other().inEveryLanguage();
    };
  }
}
