package io.mailferry.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.simulator.commands.CmdletCatalogue;
import io.mailferry.simulator.commands.syntax.Parameter;
import io.mailferry.simulator.commands.syntax.Syntax;
import io.mailferry.simulator.world.ExchangeVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The syntaxes written out, to be read beside docs/exchange/move-requests.md#parameter-sets: a set
 * a line, what is mandatory without brackets, a parameter's type behind it.
 */
class SyntaxesTest {
  @ParameterizedTest
  @EnumSource
  void areThoseOfEachVersion(ExchangeVersion version) throws IOException {
    var text =
        CmdletCatalogue.of(version).stream()
            .map(each -> written(each, version))
            .collect(Collectors.joining("\n"));

    assertThat(text).isEqualTo(known(version));
  }

  private static String written(Syntax syntax, ExchangeVersion version) {
    return syntax.cmdlet()
        + " "
        + syntax.impact()
        + "\n"
        + syntax.sets(version).stream()
            .map(
                set ->
                    "  "
                        + set
                        + ": "
                        + syntax.parameters(version).stream()
                            .filter(each -> each.isIn(set))
                            .map(each -> written(each, set))
                            .collect(Collectors.joining(" "))
                        + "\n")
            .collect(Collectors.joining());
  }

  private static String written(Parameter parameter, String set) {
    var text = parameter.name() + "<" + parameter.type() + ">";
    return parameter.mandatoryIn().contains(set) ? text : "[" + text + "]";
  }

  private static String known(ExchangeVersion version) throws IOException {
    var name = "/syntaxes/" + version + ".txt";
    try (var in = Objects.requireNonNull(SyntaxesTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
