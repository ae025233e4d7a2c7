package io.mailferry.rehearsal.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever follows a citation arrives somewhere, and the check of that can be seen to bite. */
class CitationsTest {
  private static final Path ROOT =
      Path.of(Objects.requireNonNullElse(System.getProperty("mailferry.root"), ".."))
          .toAbsolutePath()
          .normalize();

  /** Put together here, so that this file itself cites nothing that is dead. */
  private static final String DOCS = "docs" + "/";

  private static final String NOTE = "exchange" + ".md";

  @TempDir Path tree = Path.of("");

  @BeforeEach
  void aSmallTree() throws IOException {
    Files.createDirectories(tree.resolve(DOCS + "folder"));
    Files.writeString(
        tree.resolve(DOCS + "page.md"),
        """
        # A page

        ## What's *here*: `code`, and more
        ### <a id="given"></a>Another heading
        ## Twice
        ## Twice
        ```
        ## Not a heading
        [not a link](nowhere.md)
        ```
        """);
  }

  @Test
  void noCitationIsDead() {
    assertThat(new Citations(ROOT).dead()).isEmpty();
  }

  static Stream<Path> pagesOfFacts() throws IOException {
    try (var pages = Files.list(ROOT.resolve("docs/exchange"))) {
      return Stream.concat(
          pages.filter(page -> page.toString().endsWith(".md")).sorted(),
          Stream.of(ROOT.resolve("docs/develop/temporal.md")))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("pagesOfFacts")
  void everyFactSaysWhereItComesFromAndHowSureItIs(Path page) {
    assertThat(new Citations(ROOT).factsWithoutProof(page)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "page.md",
        "page.md#a-page",
        "page.md#whats-here-code-and-more",
        "page.md#given",
        "page.md#another-heading",
        "page.md#twice-1",
        "folder",
        ""
      })
  void aLivingCitationIsLetBe(String page) {
    var citations = new Citations(tree);

    assertThat(citations.deadIn(tree.resolve("Some.java"), "/** See " + DOCS + page + ". */"))
        .isEmpty();
    assertThat(citations.deadIn(tree.resolve("READ.md"), "[it](" + DOCS + page + ")")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gone.md",
        "folder/page.md",
        "page.md#gone",
        "page.md#twice-2",
        "page.md#not-a-heading"
      })
  void aDeadCitationIsFound(String page) {
    var citations = new Citations(tree);

    assertThat(citations.deadIn(tree.resolve("Some.java"), "// " + DOCS + page))
        .singleElement()
        .asString()
        .startsWith("Some.java:1: no such ")
        .endsWith(DOCS + page);
    assertThat(citations.deadIn(tree.resolve(DOCS + "other.md"), "\n[it](" + page + ")"))
        .singleElement()
        .asString()
        .startsWith(DOCS + "other.md:2: no such ")
        .endsWith(page);
  }

  @ParameterizedTest
  @ValueSource(strings = {"deploy", "examples"})
  void aFileForWhoeverInstallsIsLookedForToo(String folder) throws IOException {
    var citations = new Citations(tree);
    var file = folder + "/worker.yaml";

    assertThat(citations.deadIn(tree.resolve("READ.md"), "see `" + file + "`."))
        .containsExactly("READ.md:1: no such file: " + file);

    Files.createDirectories(tree.resolve(folder));
    Files.writeString(tree.resolve(file), "");
    assertThat(citations.deadIn(tree.resolve("READ.md"), "see `" + file + "`.")).isEmpty();
  }

  @Test
  void aSecretThatWhoeverInstallsMakesIsNotMissed() {
    var secret = "deploy" + "/secrets/plan-key";

    assertThat(new Citations(tree).deadIn(tree.resolve("READ.md"), secret)).isEmpty();
  }

  @Test
  void aLinkWithinAPageIsFollowedToo() {
    var page = tree.resolve(DOCS + "other.md");
    var citations = new Citations(tree);

    assertThat(citations.deadIn(page, "# Here\n[up](#here)")).isEmpty();
    assertThat(citations.deadIn(page, "# Here\n[up](#there)")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {" 4.1", "", " 2.1 to 2.5"})
  void aNoteThatIsNotHereIsFound(String section) {
    assertThat(new Citations(tree).deadIn(tree.resolve("a.yaml"), "# (" + NOTE + section + ")"))
        .containsExactly("a.yaml:1: a note that is not here: " + NOTE);
  }

  @Test
  void aPageThatHasTakenANotesNameMayBeCited() throws IOException {
    Files.writeString(tree.resolve(DOCS + NOTE), "");

    assertThat(new Citations(tree).deadIn(tree.resolve(DOCS + "other.md"), "[it](" + NOTE + ")"))
        .isEmpty();
  }

  @Test
  void aBareSectionIsFoundInACommentOnly() {
    var citations = new Citations(tree);
    var file = tree.resolve("Some.java");

    assertThat(citations.deadIn(file, "/** It may not (" + "1.3, 2.4). */")).hasSize(1);
    assertThat(citations.deadIn(file, "var half = List.of(1.5);")).isEmpty();
  }

  @Test
  void aFactWithoutSourceOrMarkIsFound() throws IOException {
    var page = tree.resolve(DOCS + "facts.md");
    Files.writeString(
        page,
        """
        ### Good
        So it is.

        Source: a page, **not verified**.
        ### No source
        So it is, **verified**.
        ### No mark
        So it is.

        Source: a page.
        """);

    assertThat(new Citations(tree).factsWithoutProof(page))
        .containsExactly(
            DOCS + "facts.md:5: no source, or no mark: No source",
            DOCS + "facts.md:7: no source, or no mark: No mark");
  }
}
