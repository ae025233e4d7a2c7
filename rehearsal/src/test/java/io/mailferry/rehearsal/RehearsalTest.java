package io.mailferry.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RehearsalTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          demo --seed              | demo  | --seed
          demo --seed soon         | demo  | --seed: 'soon' is not a whole number
          demo --speed fast        | demo  | --speed: 'fast' is not a number
          demo --mailboxes 0       | demo  | --mailboxes is between 1 and 5000
          demo --temporal here:1 --shell bash | demo  | --shell is stand-in or pwsh, not bash
          demo --temporal here:1 --remoting   | demo  | --remoting needs --shell pwsh
          demo --sed 1             | demo  | there is no option --sed (did you mean --seed?)
          demo twice               | demo  | demo does not take twice
          drill --kills many       | drill | --kills: 'many' is not a whole number
          bench nothing            | bench | there is no benchmark nothing
          """)
  void saysInASentenceWhatItDoesNotUnderstand(String typed, String command, String sentence) {
    // given
    var words = new StringWriter();

    // when
    var code = Rehearsal.commands().setErr(new PrintWriter(words, true)).execute(typed.split(" "));

    // then
    assertThat(code).isEqualTo(2);
    assertThat(words.toString().lines()).hasSize(2);
    assertThat(words.toString())
        .startsWith("mailferry: ")
        .contains(sentence, "Try: mailferry " + command + " --help");
  }
}
