package io.mailferry.rehearsal.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the comparison of a page with a program lets pass, and what not. */
class LikenessTest {
  private static boolean alike(String shown, String printed) {
    return Likeness.difference(shown.lines().toList(), printed.lines().toList()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a b | a    b",
        "as of 2026-11-23 13:25:31 UTC | as of 2027-01-02 03:04:05 UTC",
        "mailbox 0f3c0000-0000-4000-8000-000000000001 | mailbox"
            + " 11111111-2222-3333-4444-555555555555",
        "anna: … held | anna: the cutover is held",
        "(a+b) [x] | (a+b) [x]",
      })
  void whatIsNeverTheSameTwiceMayDiffer(String shown, String printed) {
    assertThat(alike(shown, printed)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3 mailboxes | 4 mailboxes",
        "a b | ab",
        "as of 2026-11-23 UTC | as of 2027-01-02 UTC",
        "anna: … held | anna: the cutover is due",
        "a.c | abc",
        "a | ",
      })
  void nothingElseMay(String shown, String printed) {
    assertThat(alike(shown, printed == null ? "" : printed)).isFalse();
  }

  @Test
  void linesLeftOutMayBeNoneOrMany() {
    assertThat(alike("a\n…\nb", "a\nb")).isTrue();
    assertThat(alike("a\n…\nb", "a\nx\nb\ny\nb")).isTrue();
    assertThat(alike("a\n…", "a\nx\ny")).isTrue();
    assertThat(alike("…", "")).isTrue();
    assertThat(alike("a\n…\nb", "a\nx")).isFalse();
  }

  @Test
  void whatThePageDoesNotShowIsADifference() {
    assertThat(alike("a", "a\nb")).isFalse();
    assertThat(alike("", "b")).isFalse();
    assertThat(alike("a\nc", "a\nb\nc")).isFalse();
  }

  @Test
  void theFirstLineThatIsNotThereIsNamed() {
    assertThat(Likeness.difference(List.of("a", "…", "c", "d"), List.of("a", "b", "d")))
        .get()
        .asString()
        .contains("\n    c\n", "\n    b\n");
  }

  @Test
  void aConsoleIsTakenApart() {
    var block =
        Block.of(
                Path.of("page.md"),
                """
                As `a.csv`, then `b.csv`:
                ```console
                $ mailferry watch "first wave" \\
                    --compact   # live
                …
                ^C
                $ echo $?
                130
                $ mailferry status
                one
                two
                ```
                """
                    .lines()
                    .toList())
            .getFirst();

    assertThat(block.place()).isEqualTo("page.md:2");
    assertThat(block.savedAs()).contains("b.csv");
    assertThat(Typed.in(block))
        .containsExactly(
            new Typed(
                3, "mailferry watch \"first wave\" --compact   # live", List.of("…"), true, 130),
            new Typed(9, "mailferry status", List.of("one", "two"), false, 0));
    assertThat(Typed.in(block).getFirst().words())
        .containsExactly("mailferry", "watch", "first wave", "--compact");
  }
}
