package io.mailferry.activities.exchange.shell.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.exchange.shell.session.ShellEvent.BrokenFrame;
import io.mailferry.activities.exchange.shell.session.ShellEvent.EndOfOutput;
import io.mailferry.activities.exchange.shell.session.ShellEvent.Frame;
import io.mailferry.activities.exchange.shell.session.ShellEvent.Taken;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ListenerTest {
  private static final String FRAME = "MAILFERRY a BEGIN\n|abcd\n|efgh\nMAILFERRY a END 8\n";

  @Test
  void hearsThatACommandIsTakenAndThenItsFrame() {
    assertThat(heard("MAILFERRY a TAKEN\n" + FRAME))
        .containsExactly(new Taken("a"), new Frame("a", "abcdefgh"), new EndOfOutput());
  }

  @ParameterizedTest
  @MethodSource
  void dropsNoise(String output) {
    assertThat(heard(output)).containsExactly(new Frame("a", "abcdefgh"), new EndOfOutput());
  }

  private static Stream<String> dropsNoise() {
    return Stream.of(
        FRAME.replace("\n", "\r\n"),
        "WARNING: x\n\n|not in a frame\n" + FRAME + "VERBOSE: y\n",
        FRAME.replace("|efgh", "MAILFERRY is not a mark\nQQQQ\n\n|efgh"),
        "MAILFERRY a TAKENOT\nMAILFERRY  BEGIN\nMAILFERRY a END\n" + FRAME,
        "x".repeat(3_000_000) + "\n" + FRAME,
        "\n".repeat(3_000_000) + FRAME,
        " ".repeat(3_000_000) + "\n" + FRAME,
        "MAILFERRY a END 8\n" + FRAME,
        FRAME + "MAILFERRY b BEGI");
  }

  @ParameterizedTest
  @MethodSource
  void takesNothingButAWholeFrameForOne(String output, String why) {
    assertThat(heard(output))
        .first()
        .isInstanceOfSatisfying(
            BrokenFrame.class, spoiled -> assertThat(spoiled.how()).contains(why));
    assertThat(heard(output)).noneMatch(Frame.class::isInstance);
  }

  private static Stream<Arguments> takesNothingButAWholeFrameForOne() {
    return Stream.of(
        Arguments.of("MAILFERRY a BEGIN\n|abcd\n", "ended in the middle"),
        Arguments.of("MAILFERRY a BEGIN\n|abcd\nMAILFERRY a END 8\n", "missing"),
        Arguments.of("MAILFERRY a BEGIN\n|abcd\n|efgh\n|ijkl\nMAILFERRY a END 8\n", "missing"),
        Arguments.of("MAILFERRY a BEGIN\n|abcdefgh\nMAILFERRY b END 8\n", "another"),
        Arguments.of("MAILFERRY a BEGIN\n|" + "x".repeat(9_000) + "\nMAILFERRY a END 9000\n", ""));
  }

  @Test
  void givesUpAFrameThatAnotherOneInterrupts() {
    assertThat(heard("MAILFERRY b BEGIN\n|zzzz\n" + FRAME))
        .containsExactly(
            new BrokenFrame("another answer began in the middle of it"),
            new Frame("a", "abcdefgh"),
            new EndOfOutput());
  }

  @Test
  void collectsNoMoreThanItMust() {
    var part = "|" + "x".repeat(4_000) + "\n";
    var heard = new ArrayList<ShellEvent>();

    new Listener(heard::add, 10_000)
        .listen(bytes("MAILFERRY a BEGIN\n" + part.repeat(3) + "MAILFERRY a END 12000\n"));

    assertThat(heard)
        .containsExactly(new BrokenFrame("it is longer than 10000 characters"), new EndOfOutput());
  }

  @Test
  void keepsWhatWasSaidBeforeAnythingThatWasMeantForUs() {
    assertThat(
            firstWords(
                "\u001B[31;1mFile x.ps1 cannot be loaded.\u001B[0m\r\n\n\tIt is not signed."))
        .isEqualTo("File x.ps1 cannot be loaded. It is not signed.");
    assertThat(firstWords("hello\nMAILFERRY a TAKEN\na password\n" + FRAME)).isEqualTo("hello");
    assertThat(firstWords(FRAME)).isEmpty();
  }

  @Test
  void keepsNoMoreOfItThanAPersonReads() {
    assertThat(firstWords("x".repeat(400) + "\n" + "y".repeat(400) + "\nz\n" + "x".repeat(9_000)))
        .hasSizeLessThanOrEqualTo(501)
        .startsWith("x".repeat(400) + " y")
        .endsWith("y…");
  }

  private static String firstWords(String output) {
    var listener = new Listener(_ -> {});
    listener.listen(bytes(output));
    return listener.firstWords();
  }

  private static List<ShellEvent> heard(String output) {
    var heard = new ArrayList<ShellEvent>();
    new Listener(heard::add).listen(bytes(output));
    return heard;
  }

  private static ByteArrayInputStream bytes(String output) {
    return new ByteArrayInputStream(output.getBytes(StandardCharsets.UTF_8));
  }
}
