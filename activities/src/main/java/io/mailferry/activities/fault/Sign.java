package io.mailferry.activities.fault;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * By what an error is recognised.
 *
 * <p>Identifiers come first, because a text may be translated; a text is only trusted where nothing
 * else is known.
 */
sealed interface Sign {
  /** The sign as an operator could search for it. */
  String words();

  boolean marks(ErrorReport report);

  /** A part of an identifier: the error id, the exception's name or an inner one's. */
  record Identifier(String part) implements Sign {
    @Override
    public String words() {
      return "`" + part + "`";
    }

    @Override
    public boolean marks(ErrorReport report) {
      return Stream.concat(
              Stream.of(report.errorId(), report.reason()), report.innerTypes().stream())
          .anyMatch(id -> id.contains(part));
    }
  }

  /** An identifier that several rows share, told apart by the text. */
  record Narrowed(Identifier identifier, Text text) implements Sign {
    @Override
    public String words() {
      return identifier.words() + " with " + text.words();
    }

    @Override
    public boolean marks(ErrorReport report) {
      return identifier.marks(report) && text.marks(report);
    }
  }

  /** A part of the text. */
  record Text(Pattern pattern) implements Sign {
    @Override
    public String words() {
      return "“" + pattern.pattern().replace("|", "\\|") + "”";
    }

    @Override
    public boolean marks(ErrorReport report) {
      return pattern.matcher(report.message()).find();
    }
  }

  static Identifier id(String part) {
    return new Identifier(part);
  }

  static Text text(String regex) {
    return new Text(Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL));
  }

  static Narrowed narrowed(String part, String regex) {
    return new Narrowed(id(part), text(regex));
  }

  /** Whether the sign rests on the text alone. */
  default boolean textOnly() {
    return switch (this) {
      case Text _ -> true;
      case Identifier _, Narrowed _ -> false;
    };
  }
}
