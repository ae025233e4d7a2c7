package io.mailferry.operations.plan.wavefile;

import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.plan.BadPlan;
import io.mailferry.operations.plan.PlanProblem;
import io.mailferry.operations.plan.PlanProblem.Code;
import io.mailferry.operations.plan.Printable;
import io.mailferry.operations.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads YAML as far as the tree of what is written. No object is ever made of it, whatever it says
 * of its types; what an alias repeats counts each time, and all together is bounded.
 */
final class YamlReader {
  /** Far more than the largest wave needs. */
  private static final int MOST_LETTERS = 16 * 1024 * 1024;

  private static final int MOST_VALUES = 250_000;
  private static final int MOST_ALIASES = 100;
  private static final int DEEPEST = 8;

  private static final String TYPED =
      "what begins with an exclamation mark is a type, and a wave file has none; delete it, or put"
          + " the text into double quotes";

  private static final Pattern OTHER_LINE_BREAK =
      Pattern.compile("[\\x{85}\\x{2028}\\x{2029}]|\\r(?!\\n)");

  /** What plain values are taken for; a type that somebody writes is another. */
  private static final Set<Tag> PLAIN =
      Set.of(
          Tag.STR,
          Tag.INT,
          Tag.FLOAT,
          Tag.BOOL,
          Tag.NULL,
          Tag.TIMESTAMP,
          Tag.MERGE,
          Tag.SEQ,
          Tag.MAP);

  private int values;

  private YamlReader() {}

  /**
   * The one document of a text.
   *
   * @throws BadPlan when it is no YAML, or has what no wave file needs
   */
  static Yaml read(String text) {
    refuseOtherLineBreaks(text);
    var options = new LoaderOptions();
    options.setCodePointLimit(MOST_LETTERS);
    options.setMaxAliasesForCollections(MOST_ALIASES);
    options.setNestingDepthLimit(2 * DEEPEST);
    options.setProcessComments(false);
    try {
      var composer =
          new Composer(new ParserImpl(new StreamReader(text), options), new Resolver(), options);
      return Optional.ofNullable(composer.getSingleNode())
          .map(root -> new YamlReader().tree(root, 0))
          .orElseThrow(
              () ->
                  refused(
                      0,
                      Code.EMPTY,
                      "there is nothing but comments in the file; it has rows, or from: with the"
                          + " name of a CSV file"));
    } catch (ReaderException e) {
      throw unseen(lineAt(text, e.getPosition()), e.getCodePoint());
    } catch (MarkedYAMLException e) {
      throw refused(line(e), Code.NOT_YAML, words(e));
    } catch (YAMLException e) {
      throw refused(0, Code.NOT_YAML, "the file cannot be read as YAML: " + e.getMessage());
    }
  }

  /** YAML ends a line, and a comment, where no editor shows it. */
  private static void refuseOtherLineBreaks(String text) {
    var found = OTHER_LINE_BREAK.matcher(text);
    if (found.find()) {
      throw unseen(lineAt(text, text.codePointCount(0, found.start())), found.group().charAt(0));
    }
  }

  private static int lineAt(String text, int position) {
    return 1
        + (int)
            text.codePoints().limit(Math.max(0, position)).filter(letter -> letter == '\n').count();
  }

  private static int line(MarkedYAMLException e) {
    return e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
  }

  private static String words(MarkedYAMLException e) {
    var problem = String.valueOf(e.getProblem());
    if (problem.contains("mapping values are not allowed")) {
      return "a colon followed by a blank ends the name of a key; put a text that has one into"
          + " double quotes, e.g. blackout: \"2030-12-24 - 2031-01-01: year's end\"";
    }
    if (problem.contains("'\\t(TAB)'") || problem.contains("\\t")) {
      return "a tab stands where YAML wants blanks; indent with blanks";
    }
    if (problem.contains("but found another document")) {
      return "a second document begins here; a wave file has one, so keep each wave in its own";
    }
    if (problem.contains("tag is not allowed")) {
      return TYPED;
    }
    if (problem.contains("undefined alias")) {
      return problem + ": nothing before it is called so with &";
    }
    return "this is not YAML here: "
        + Words.harmless(problem)
        + "; look at the line, and at the one before it";
  }

  private Yaml tree(Node node, int depth) {
    var line = node.getStartMark().getLine() + 1;
    values++;
    if (values > MOST_VALUES || depth > DEEPEST) {
      throw refused(
          line,
          Code.NOT_YAML,
          "more stands here than any wave has, or an alias (*) repeats what it is a part of;"
              + " write it out, or name a CSV file with from:");
    }
    if (!PLAIN.contains(node.getTag())) {
      throw refused(line, Code.NOT_YAML, TYPED);
    }
    return switch (node) {
      case ScalarNode scalar -> new Yaml.Text(line, text(scalar), isNothing(scalar));
      case SequenceNode list -> new Yaml.Items(line, items(list, depth));
      case MappingNode map -> new Yaml.Entries(line, entries(map, depth));
      default -> throw new IllegalStateException("no alias is left in a tree");
    };
  }

  /** What is said back must not steer a terminal; in double quotes every letter can be written. */
  private static String text(ScalarNode scalar) {
    scalar
        .getValue()
        .codePoints()
        .filter(letter -> Character.isISOControl(letter) && letter != '\n' && letter != '\t')
        .findFirst()
        .ifPresent(
            letter -> {
              throw unseen(scalar.getStartMark().getLine() + 1, letter);
            });
    return scalar.getValue();
  }

  /** What is said back of keys that are not known is the key. */
  private static String name(ScalarNode key) {
    var name = text(key);
    name.codePoints()
        .filter(letter -> Character.isISOControl(letter) || Printable.isUnseen(letter))
        .findFirst()
        .ifPresent(
            letter -> {
              throw unseen(key.getStartMark().getLine() + 1, letter);
            });
    return name;
  }

  private static BadPlan unseen(int line, int letter) {
    return refused(
        line,
        Code.NOT_YAML,
        String.format(
            Locale.ROOT, "contains a character that cannot be seen (U+%04X); delete it", letter));
  }

  private static boolean isNothing(ScalarNode scalar) {
    return scalar.getTag().equals(Tag.NULL);
  }

  private List<Yaml> items(SequenceNode list, int depth) {
    var items = new ArrayList<Yaml>();
    list.getValue().forEach(each -> items.add(tree(each, depth + 1)));
    return List.copyOf(items);
  }

  private List<Yaml.Entry> entries(MappingNode map, int depth) {
    var entries = new ArrayList<Yaml.Entry>();
    for (var tuple : map.getValue()) {
      var line = tuple.getKeyNode().getStartMark().getLine() + 1;
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw refused(line, Code.NOT_YAML, "a key is one word, and neither a list nor has keys");
      }
      entries.add(new Yaml.Entry(line, name(key), tree(tuple.getValueNode(), depth + 1)));
    }
    return List.copyOf(entries);
  }

  private static BadPlan refused(int line, Code code, String sentence) {
    return new BadPlan(ProblemCode.BAD_PLAN, List.of(new PlanProblem(line, code, sentence)));
  }
}
