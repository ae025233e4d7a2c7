package io.mailferry.starter.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParagraphTest {
  private static final Paragraph SAYS =
      Paragraph.beside("We say  ", "the request failed and will not get better by itself");

  @Test
  void breaksBetweenWordsAndGoesOnBelowWhereItBegan() {
    assertThat(SAYS.lines(30))
        .containsExactly(
            "We say  the request failed and", // exactly 30
            "        will not get better by",
            "        itself");
    assertThat(SAYS.lines(29)).startsWith("We say  the request failed", "        and will not get");
  }

  @Test
  void leavesALineWholeWhereThereIsRoom() {
    assertThat(SAYS.lines(Integer.MAX_VALUE)).hasSize(1);
    assertThat(SAYS.lines(60)).hasSize(1);
    assertThat(SAYS.lines(59)).hasSize(2);
  }

  @Test
  void leavesALongWordWhole() {
    var address = "mailbox.with.a.very.long.name@source.example";

    assertThat(Paragraph.beside("To  ", "see " + address + " there").lines(24))
        .containsExactly("To  see", "    " + address, "    there");
    assertThat(Paragraph.beside("To  ", address).lines(24)).containsExactly("To  " + address);
  }

  @Test
  void keepsAReadableColumnOnTheNarrowestScreen() {
    assertThat(SAYS.lines(0)).allSatisfy(line -> assertThat(line.length()).isLessThan(30));
    assertThat(SAYS.lines(0)).hasSize(3);
  }
}
