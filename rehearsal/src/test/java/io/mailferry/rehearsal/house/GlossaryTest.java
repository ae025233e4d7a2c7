package io.mailferry.rehearsal.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.OrderVerb;
import io.temporal.activity.ActivityMethod;
import io.temporal.workflow.WorkflowInterface;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever people read and programmers name has its line in the glossary, and nothing else has. */
class GlossaryTest {
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.mailferry");

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| \\*\\*(.+?)\\*\\* \\|(.*)\\|(.*)\\|$");
  private static final Pattern NAME = Pattern.compile("(?m)^\\| (`.+?) \\|");
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  private static final Pattern TYPE = Pattern.compile("`([A-Z][A-Za-z]+)(?:\\.\\w+)?`");

  private final String glossary = read("docs/glossary.md");

  @Test
  void everyPublicTypeOfTheModelBearsAWordOfTheGlossary() {
    assertThat(types("io.mailferry.model")).isNotEmpty().isSubsetOf(typesNamed().toList());
  }

  @Test
  void everyTypeThatTheGlossaryNamesExists() {
    assertThat(typesNamed()).isNotEmpty().isSubsetOf(types("io.mailferry"));
  }

  @Test
  void everyTypeOnTheWayOfOneMailboxExists() {
    assertThat(
            TYPE.matcher(read("docs/develop/one-mailbox.md"))
                .results()
                .map(name -> name.group(1))
                .filter(name -> !name.endsWith("Test")))
        .isNotEmpty()
        .isSubsetOf(everyType());
  }

  @Test
  void noWordIsExplainedTwice() {
    assertThat(ROW.matcher(glossary).results().map(row -> row.group(1))).doesNotHaveDuplicates();
  }

  @Test
  void everyWordThatPeopleReadOfAMigrationStandsInItsLine() {
    assertThat(line("phase")).contains(Stream.of(Phase.values()).map(Phase::words).toList());
    assertThat(line("attention"))
        .contains(Stream.of(Attention.values()).map(Attention::word).toList());
    assertThat(line("answer"))
        .contains(
            Stream.of(Choice.values())
                .map(choice -> choice.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .toList());
  }

  @Test
  void everyReasonStandsOnThePageForPrograms() {
    assertThat(QUOTED.matcher(read("docs/operate/json.md")).results().map(code -> code.group(1)))
        .containsAll(Stream.of(Reason.values()).map(Reason::name).toList());
  }

  @Test
  void everyOrderIsExplained() {
    assertThat(ROW.matcher(glossary).results().map(row -> row.group(1)))
        .containsAll(Stream.of(OrderVerb.values()).map(OrderVerb::word).toList());
  }

  @Test
  void everyWorkflowAndActivityIsExplainedUnderTheNameThatTemporalShows() {
    var names =
        Stream.concat(
            OURS.stream()
                .filter(type -> type.isAnnotatedWith(WorkflowInterface.class))
                .map(JavaClass::getSimpleName),
            OURS.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(ActivityMethod.class))
                .map(method -> method.getAnnotationOfType(ActivityMethod.class).name()));

    assertThat(
            NAME.matcher(glossary).results().map(MatchResult::group).flatMap(GlossaryTest::quoted))
        .containsExactlyInAnyOrderElementsOf(names.toList());
  }

  private Stream<String> typesNamed() {
    return ROW.matcher(glossary).results().map(row -> row.group(3)).flatMap(GlossaryTest::quoted);
  }

  private String line(String word) {
    return ROW.matcher(glossary)
        .results()
        .filter(row -> row.group(1).equals(word))
        .map(row -> row.group(2))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<String> quoted(String text) {
    return QUOTED.matcher(text).results().map(name -> name.group(1));
  }

  private static List<String> types(String root) {
    return OURS.stream()
        .filter(type -> type.getPackageName().startsWith(root))
        .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
        .map(JavaClass::getSimpleName)
        .filter(name -> !name.equals("package-info"))
        .distinct()
        .toList();
  }

  /** Nested types too: the page leads there as well. */
  private static List<String> everyType() {
    return new ClassFileImporter()
        .importPackages("io.mailferry").stream().map(JavaClass::getSimpleName).distinct().toList();
  }

  private static String read(String page) {
    try {
      return Files.readString(
          Path.of(Objects.requireNonNull(System.getProperty("mailferry.root")), page));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
