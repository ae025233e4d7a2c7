package io.mailferry.operations.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.IdentityKind;
import io.mailferry.model.plan.PlannedMailbox;
import io.mailferry.model.plan.Seal;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that name mailboxes by something else than addresses. */
class IdentitiesTest {
  private static final String GUID = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UserPrincipalName | anna@login.example | USER_PRINCIPAL_NAME | anna@login.example",
        "UPN | anna@LOCAL | USER_PRINCIPAL_NAME | anna@LOCAL",
        "user principal name | jürg@login.example | USER_PRINCIPAL_NAME | jürg@login.example",
        "ExchangeGuid | {3F2504E0-4F89-41D3-9A0C-0305E82C3301} | MAILBOX_GUID | " + GUID,
        "Mailbox-Guid | 3f2504e0-4f89-41d3-9a0c-0305e82c3301 | MAILBOX_GUID | " + GUID,
        "Alias | anna.berg | ALIAS | anna.berg",
        "alias | o'neil*2 | ALIAS | o'neil*2",
        "Alias | Jürg | ALIAS | Jürg",
        "SamAccountName | anna | ACCOUNT_NAME | anna",
        "SamAccountName | SOURCE\\anna | ACCOUNT_NAME | SOURCE\\anna",
        "DistinguishedName | CN=Anna B,DC=a,DC=example | DISTINGUISHED_NAME | CN=Anna"
            + " B,DC=a,DC=example",
        "Identity | anna.berg@source.example | ADDRESS_OR_PRINCIPAL_NAME |"
            + " anna.berg@source.example",
        "Identity | SMTP:anna@source.example | ADDRESS_OR_PRINCIPAL_NAME | anna@source.example",
        "User | Anna <anna@source.example> | ADDRESS_OR_PRINCIPAL_NAME | anna@source.example",
        "Mailbox | {3F2504E0-4F89-41D3-9A0C-0305E82C3301} | MAILBOX_GUID | " + GUID,
        "Identity | SOURCE\\anna | ACCOUNT_NAME | SOURCE\\anna",
        "Identity | cn=Anna B,OU=S,DC=a,DC=example | DISTINGUISHED_NAME | cn=Anna"
            + " B,OU=S,DC=a,DC=example",
        "Identity | source.example/Staff/Anna Berg | CANONICAL_NAME | source.example/Staff/Anna"
            + " Berg",
        "Identity | source.example/A\\/B | CANONICAL_NAME | source.example/A\\/B",
      })
  void areToldByTheColumnOrByTheirForm(String column, String value, IdentityKind kind, String text)
      throws IOException {
    assertThat(read(column + ";TargetDatabase\n\"" + value + "\";DB\n").lines())
        .extracting(PlanLine::kind, PlanLine::address)
        .containsExactly(tuple(kind, text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Alias | anna berg | cannot be an alias, which has up to 64 letters and no blanks",
        "Alias | anna@source.example | cannot be an alias",
        "Alias | .anna | cannot be an alias",
        "User | anna | may be an alias or an account name",
        "Identity | anna.berg | --column Alias=NAME",
        "Alias | anna)(objectClass=* | cannot be an alias",
        "Alias | /o=Source/cn=anna | (LegacyExchangeDN)",
        "UPN | anna | is not a user principal name",
        "UPN | anna)(cn=*@x.example | is not a user principal name",
        "UPN | *@x.example | is not a user principal name",
        "ExchangeGuid | 3f2504e0 | is not a GUID like",
        "ExchangeGuid | 1-1-1-1-1 | is not a GUID like",
        "ExchangeGuid | 00000000-0000-0000-0000-000000000000 | is all zeros",
        "SamAccountName | an*na | is not an account name",
        "SamAccountName | twenty-one-letters-ab | at most 20 letters",
        "SamAccountName | A\\B\\anna | is not an account name",
        "SamAccountName | \\anna | is not an account name",
        "DistinguishedName | anna | is not a distinguished name",
        "DistinguishedName | DC=source,DC=example | is not a distinguished name",
        "DistinguishedName | CN=Anna | is not a distinguished name",
        "Identity | CN=Anna,OU | is not a distinguished name",
        "Identity | Anna Berg | cannot be an alias",
        "Identity | anna@b@source.example | is not an address like",
        "Identity | source.example/Staff/ | is not a canonical name",
        "Identity | an\u200Bna | cannot be seen (U+200B)",
        "Mailbox | '' | Mailbox is blank; name the mailbox, or delete the line",
      })
  void areRefusedWithTheirLineWhereTheyCannotBeWhatTheyAreTakenFor(
      String column, String value, String words) throws IOException {
    var file = file(column + ";TargetDatabase\n\"" + value + "\";DB\n");
    var refused = catchThrowableOfType(BadPlan.class, () -> Plans.read(file, Route.PULL));

    assertThat(refused.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.line()).isEqualTo(2);
              assertThat(problem.code()).isEqualTo(PlanProblem.Code.IDENTITY_INVALID);
              assertThat(problem.sentence()).contains(words);
            });
  }

  @Test
  void areReadOnlyWhereNoColumnHasAddressesAndTheSurestFirst() throws IOException {
    var columns =
        List.of(
            "PrimarySmtpAddress",
            "ExchangeGuid",
            "UPN",
            "DistinguishedName",
            "SamAccountName",
            "Alias",
            "Identity",
            "Mailbox",
            "User");
    var values =
        List.of(
            "a@x.example",
            GUID,
            "b@x.example",
            "CN=h,DC=x,DC=example",
            "g",
            "c",
            "d@x.example",
            "e@x.example",
            "f@x.example");
    for (var from = 0; from < columns.size(); from++) {
      var plan =
          read(
              "TargetDatabase;"
                  + String.join(";", columns.subList(from, columns.size()).reversed())
                  + "\nDB;"
                  + String.join(";", values.subList(from, values.size()).reversed())
                  + "\n");

      assertThat(plan.lines())
          .extracting(PlanLine::address)
          .as(columns.get(from))
          .containsExactly(values.get(from));
    }
  }

  @Test
  void sayWhichColumnIsReadAsWhat() throws IOException {
    assertThat(read("UserPrincipalName;Alias;TargetDatabase\na@x.example;a;DB\n").notes())
        .extracting(PlanNote::code, PlanNote::sentence)
        .containsExactly(
            tuple(
                PlanNote.Code.ADDRESS_COLUMN,
                "no address is read: the column UserPrincipalName names the mailboxes; its values"
                    + " are taken for user principal names"),
            tuple(PlanNote.Code.COLUMNS_IGNORED, "not needed and not read: Alias"));
    assertThat(read("Identity;TargetDatabase\na@x.example;DB\n").notes())
        .extracting(PlanNote::sentence)
        .singleElement()
        .asString()
        .contains(
            "the column Identity names the mailboxes; each value is taken for what it looks like");
  }

  @Test
  void areReadFromTheColumnThatAPersonNames() throws IOException {
    var hints = new PlanHints(Map.of("Alias", "Short name"), List.of());
    var text = "EmailAddress;Short name;TargetDatabase\nnone;anna;DB\n";

    assertThat(Plans.read(file(text), Route.PULL, hints).lines())
        .extracting(PlanLine::kind, PlanLine::address)
        .containsExactly(tuple(IdentityKind.ALIAS, "anna"));
  }

  @Test
  void areNotTwiceInAFile() throws IOException {
    var file = file("Identity;TargetDatabase\nX\\Anna;DB\n" + GUID + ";DB\nX\\anna;DB\n");

    assertThat(catchThrowableOfType(BadPlan.class, () -> Plans.read(file, Route.PULL)).problems())
        .containsExactly(
            new PlanProblem(
                4,
                PlanProblem.Code.IDENTITY_TWICE,
                "X\\anna is in line 2 already; delete one of the two lines"));
  }

  @Test
  void areRefusedWhereTheirLettersAreNotCertain() throws IOException {
    var file =
        Files.write(
            folder.resolve("ansi.csv"),
            "Alias;TargetDatabase\r\nJürg;DB\r\n".getBytes(Charset.forName("windows-1252")));

    assertThat(catchThrowableOfType(BadPlan.class, () -> Plans.read(file, Route.PULL)))
        .hasMessageStartingWith("line 2: Alias \"Jürg\" has a letter that is not certain");
  }

  @Test
  void areNamedWhereAFileHasNothingThatNamesMailboxes() throws IOException {
    var file = file("DisplayName;TargetDatabase\nAnna Berg;DB\n");

    assertThat(catchThrowableOfType(BadPlan.class, () -> Plans.read(file, Route.PULL)))
        .hasMessageContaining(
            "have one of ExchangeGuid, UserPrincipalName, DistinguishedName, SamAccountName, Alias,"
                + " Identity, Mailbox, User name the mailboxes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPN;TargetDatabase\na@LOCAL;DB\n",
        "MailboxGuid;TargetDatabase\n{" + GUID + "};DB\n",
        "Alias;TargetDatabase\na.b;DB\n",
        "User;TargetDatabase\nA\\anna;DB\nbernd@x.example;DB\n",
        "SamAccountName;TargetDatabase\nA\\b;DB\nc;DB\n",
        "DistinguishedName;TargetDatabase\n\"CN=a\\, b,OU=c,DC=d,DC=e\";DB\n",
        "Identity;TargetDatabase\na@x.example;DB\n",
        "Mailbox;TargetDatabase\na@x.example;DB\n"
            + GUID
            + ";DB\nA\\b;DB\n\"CN=a,DC=d,DC=e\";DB\nx.example/a b;DB\n",
        "User;TargetDatabase\nx.example/a b;DB\n",
      })
  void areReadAgainAsTheyAreWritten(String text) throws IOException {
    var plan = read(text);
    var again = folder.resolve("again.csv");

    PlanFile.write(again, Route.PULL, plan.lines());

    assertThat(Plans.read(again, Route.PULL).lines())
        .extracting(PlanLine::kind, PlanLine::address)
        .isEqualTo(plan.lines().stream().map(line -> tuple(line.kind(), line.address())).toList());
  }

  @Test
  void travelSealedWithWhatTheyAre() throws IOException {
    var seal = new Seal(new byte[Seal.KEY_BYTES]);

    var wave =
        read("Alias;TargetDatabase\nanna;DB\n")
            .sealed(
                new WaveName("w"),
                new OrganisationName("target"),
                CutoverOrder.AS_SOON_AS_COPIED,
                seal);

    assertThat(wave.toString()).doesNotContain("anna");
    assertThat(wave.mailboxes())
        .extracting(PlannedMailbox::kind, line -> seal.open(line.address()))
        .containsExactly(tuple(IdentityKind.ALIAS, "anna"));
  }

  private ReadPlan read(String text) throws IOException {
    return Plans.read(file(text), Route.PULL);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("plan.csv"), text, UTF_8);
  }
}
