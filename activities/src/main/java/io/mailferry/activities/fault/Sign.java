package io.mailferry.activities.fault;

import java.util.regex.Pattern;

/**
 * By what an error is recognised.
 *
 * <p>Names come first and are compared whole, because a text may be translated and a name may be a
 * part of another; a text is only trusted where nothing else is known.
 */
sealed interface Sign {
  /** The sign as an operator could search for it. */
  String words();

  /** Whether the error carries this sign. */
  boolean marks(Evidence evidence);

  /** A part of the error id: our own code, the binder's name for it, WinRM's number. */
  record Id(String part) implements Sign {
    @Override
    public String words() {
      return "`" + part + "`";
    }

    @Override
    public boolean marks(Evidence evidence) {
      return evidence.ids().contains(part);
    }
  }

  /** The class of the exception, or of one inside it. */
  record Type(String name) implements Sign {
    @Override
    public String words() {
      return "`" + name + "`";
    }

    @Override
    public boolean marks(Evidence evidence) {
      return evidence.types().contains(name);
    }
  }

  /** Exchange's own sorting of its failures: all of it, or what stands before the hyphen. */
  record Category(String name) implements Sign {
    @Override
    public String words() {
      return "`FailureCategory=" + name + "`";
    }

    @Override
    public boolean marks(Evidence evidence) {
      return evidence.category().equals(name) || evidence.category().startsWith(name + "-");
    }
  }

  /** Two signs that only together tell a row apart from others. */
  record Both(Sign one, Sign other) implements Sign {
    @Override
    public String words() {
      return one.words() + " with " + other.words();
    }

    @Override
    public boolean marks(Evidence evidence) {
      return one.marks(evidence) && other.marks(evidence);
    }
  }

  /** A part of the text. */
  record Text(Pattern pattern) implements Sign {
    @Override
    public String words() {
      return "“" + pattern.pattern().replace("|", "\\|") + "”";
    }

    @Override
    public boolean marks(Evidence evidence) {
      return pattern.matcher(evidence.text()).find();
    }
  }

  static Id id(String part) {
    return new Id(part);
  }

  static Type type(String name) {
    return new Type(name);
  }

  static Category category(String name) {
    return new Category(name);
  }

  static Text text(String regex) {
    return new Text(Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL));
  }

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
