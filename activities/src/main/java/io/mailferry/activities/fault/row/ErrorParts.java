package io.mailferry.activities.fault.row;

import io.mailferry.activities.fault.ErrorReport;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An error report, taken apart once: names that no translation changes, and words.
 *
 * <p>A {@code FullyQualifiedErrorId} is a list: Exchange puts where and what in brackets, then a
 * number of its own and the task's class; the binder its error's name and the command; WinRM an
 * error number and what became of the session (docs/exchange/remote-powershell.md#error-ids).
 *
 * @param ids the parts of the error id, brackets apart, e.g. {@code AmbiguousParameterSet}
 * @param types the simple class names of the exception and of those inside it
 * @param category Exchange's {@code FailureCategory}, e.g. {@code WSMan-InvalidShellID}; or empty
 * @param text the message, as much of it as anybody would recognise something by
 */
public record ErrorParts(Set<String> ids, Set<String> types, String category, String text) {
  /** Patterns look no further: an error of many megabytes must not keep a session waiting. */
  private static final int LONG_ENOUGH = 8_000;

  private static final Pattern BRACKETS = Pattern.compile("\\[[^\\]]*\\]");
  private static final Pattern CATEGORY = Pattern.compile("\\[FailureCategory=([\\w-]+)\\]");

  /**
   * Exchange sets marks of the writing's direction beside quoted words
   * (docs/exchange/command-errors.md#marks-in-texts), which nobody sees and no pattern has.
   */
  private static final Pattern UNSEEN = Pattern.compile("[\\u200E\\u200F\\u202A-\\u202E]");

  /** What a script throws as a text becomes the whole error id; ours begin with their code. */
  private static final Pattern THROWN = Pattern.compile("(MF-[A-Z-]+): .*", Pattern.DOTALL);

  private static final Pattern PROXIED =
      Pattern.compile(
          "Proxy method \\w+:\\s*(?:Cmdlet error with following error message:\\s*)?"
              + "([\\w.]+Exception):");

  /** The sets are copied. */
  public ErrorParts {
    ids = Set.copyOf(ids);
    types = Set.copyOf(types);
  }

  /** Takes a report apart. */
  public static ErrorParts of(ErrorReport report) {
    var text = UNSEEN.matcher(head(report.message())).replaceAll("").replace('’', '\'');
    var errorId = head(report.errorId());
    var ids = new LinkedHashSet<String>();
    Arrays.stream(BRACKETS.matcher(errorId).replaceAll("").split(",", -1))
        .map(part -> THROWN.matcher(part.strip()).replaceFirst("$1"))
        .filter(part -> !part.isEmpty())
        .forEach(ids::add);
    var category = category(errorId, text);
    var types = new LinkedHashSet<String>();
    Stream.concat(Stream.of(report.reason()), report.innerTypes().stream())
        .map(ErrorParts::simple)
        .filter(name -> !name.isEmpty())
        .forEach(types::add);
    // A command that another server carried out keeps its exception in these places only.
    ids.stream().map(ErrorParts::simple).filter(ErrorParts::isException).forEach(types::add);
    if (isException(category)) {
      types.add(category.substring(category.indexOf('-') + 1));
    }
    var proxied = PROXIED.matcher(text);
    if (proxied.find()) {
      types.add(simple(proxied.group(1)));
    }
    return new ErrorParts(ids, types, category, text);
  }

  /** The first part of a text of any length. */
  public static String head(String text) {
    return text.length() <= LONG_ENOUGH ? text : text.substring(0, LONG_ENOUGH);
  }

  /** WinRM and the authorisation tell the category at the head of the message instead. */
  private static String category(String errorId, String text) {
    return Stream.of(errorId, text)
        .map(CATEGORY::matcher)
        .filter(found -> found.find())
        .map(found -> found.group(1))
        .findFirst()
        .orElse("");
  }

  private static String simple(String className) {
    return className.strip().substring(className.strip().lastIndexOf('.') + 1);
  }

  private static boolean isException(String name) {
    return name.endsWith("Exception");
  }
}
