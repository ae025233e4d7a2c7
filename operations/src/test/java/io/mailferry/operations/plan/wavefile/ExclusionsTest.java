package io.mailferry.operations.plan.wavefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.operations.plan.PlanProblem;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever is to stay stays, or the file is refused. */
class ExclusionsTest {
  @TempDir Path folder;
  private WaveFiles files = new WaveFiles(Path.of(""));

  @BeforeEach
  void begin() {
    files = new WaveFiles(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a@x.example; b@x.example | contains the character ;",
        "lars.nygaard | may be an alias or an account name",
        "a@x .example | contains a blank",
        "\"a\\u00A0b@x.example\" | contains the letter",
        "\"a\\u200Bb@x.example\" | cannot be seen (U+200B)",
        "\"SRC\\nina\" | has a line break",
        "\"SRC\\thomas\" | has a tab",
        "\"SRC\\Lars\" | cannot be seen (U+2028)",
        "\"SRC\\Pia\" | cannot be seen (U+2029)",
        "CN=Lars | is not a distinguished name",
        "SRC\\a\\b | is not an account name",
        "00000000-0000-0000-0000-000000000000 | all zeros"
      })
  void isRefusedWhereARowWouldBe(String mailbox, String words) {
    assertThat(
            files.refused(
                """
                exclude:
                  - mailbox: %s
                    reason: stays
                target-database: DB1
                rows: [a@x.example]
                """
                    .formatted(mailbox)))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem).matches("line [23]: (exclude: |mailbox ).*");
              assertThat(problem).contains(words);
            });
  }

  @Test
  void isAProblemOfTheWaveFileAndNotOfItsTable() {
    files.file("p.csv", "EmailAddress\na@x.example\nfoo\n");

    assertThat(
            files.refused(
                """
                from: p.csv
                target-database: DB1
                exclude:
                  - {mailbox: lars, reason: stays}
                """))
        .satisfiesExactlyInAnyOrder(
            one -> assertThat(one).startsWith("friday.yaml line 4: exclude: \"lars\" may be"),
            one -> assertThat(one).startsWith("p.csv line 3: \"foo\" is not an address"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "DistinguishedName | \"CN=Lars N,OU=A,DC=x,DC=example\" | CN=Lars N, OU=A, DC=x, DC=example",
        "DistinguishedName | \"CN=Lars N, OU=A, DC=x, DC=example\" | cn=lars n,ou=a,dc=x,dc=example",
        "DistinguishedName | \"CN=N\\, Lars,DC=x,DC=example\" | CN=N\\, Lars, DC=x, DC=example",
        "SamAccountName | nygaard | SRC\\nygaard",
        "SamAccountName | nygaard | Nygaard",
        "SamAccountName | SRC\\nygaard | nygaard",
        "Alias | nygaard | nygaard",
        "UserPrincipalName | lars@münchen.example | lars@münchen.example",
        "UserPrincipalName | lars@xn--mnchen-3ya.example | lars@münchen.example",
        "UserPrincipalName | lärs@x.example | lärs@x.example",
        "ExchangeGuid | 3f2504e0-4f89-41d3-9a0c-0305e82c3301 | \"{3F2504E0-4F89-41D3-9A0C-0305E82C3301}\"",
        "EmailAddress | lars@x.example | Lars N <smtp:Lars@x.example>"
      })
  void meansTheSameMailboxInAnotherSpelling(String column, String row, String mailbox) {
    files.file("p.csv", column + ",TargetDatabase\n" + row + ",DB1\n" + other(column) + ",DB1\n");

    var plan =
        files.plan(
            """
            from: p.csv
            exclude:
              - mailbox: %s
                reason: stays
            """
                .formatted(mailbox));

    assertThat(plan.lines()).extracting(each -> each.line()).containsExactly(3);
    assertThat(plan.strangers()).isEmpty();
  }

  private static String other(String column) {
    return switch (column) {
      case "DistinguishedName" -> "\"CN=Lars,OU=A,DC=x,DC=example\"";
      case "SamAccountName" -> "OTHER\\nils";
      case "Alias" -> "nils";
      case "ExchangeGuid" -> "3f2504e0-4f89-41d3-9a0c-0305e82c3302";
      default -> "nils@x.example";
    };
  }

  @Test
  void leavesTheSameAccountOfAnotherDomainAlone() {
    assertThat(
            files.moving(
                """
                exclude:
                  - {mailbox: SRC\\nygaard, reason: stays}
                target-database: DB1
                rows:
                  - SRC\\nygaard
                  - OTHER\\nygaard
                """))
        .containsExactly("OTHER\\nygaard");
  }

  @Test
  void thatNobodyGoesByIsRefusedAtTheStartWithTheLikeliestName() {
    var text =
        """
        exclude:
          - {mailbox: carl@x.example, reason: stays}
          - {mailbox: b@x.example, reason: stays}
        target-database: DB1
        rows:
          - carla@x.example
          - b@x.example
        """;
    var plan = files.plan(text);

    assertThat(files.read(text).refusalOfStrangers(plan).orElseThrow().problems())
        .singleElement()
        .returns(2, PlanProblem::line)
        .returns(PlanProblem.Code.EXCLUDED_NOBODY, PlanProblem::code)
        .satisfies(
            problem ->
                assertThat(problem.sentence())
                    .contains("\"carl@x.example\" (did you mean carla@x.example?)"));
  }
}
