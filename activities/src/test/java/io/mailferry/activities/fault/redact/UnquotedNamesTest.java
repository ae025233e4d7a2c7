package io.mailferry.activities.fault.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.fault.table.FaultTable;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People whose names stand in a sentence without quotation marks. */
class UnquotedNamesTest {
  /** A quotation mark that is no apostrophe as in "isn't"; an address. */
  private static final Pattern QUOTES_SOMETHING = Pattern.compile("(?<!n)'|\"|@");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "Mailbox Anna Berg is already being moved.|Mailbox … is already being moved.",
        "the mailbox Anna Maria von Berg was found|the mailbox … was found",
        "Mailbox anna.berg is already being moved.|Mailbox … is already being moved.",
        "Mailbox aberg is already being moved.|Mailbox … is already being moved.",
        "Mailbox aberg7 on exch1|Mailbox … on exch1",
        "Mailbox Berg, Anna is locked|Mailbox … is locked",
        "Mailbox: Anna Berg|Mailbox: …",
        "mailbox (Anna Berg) failed|mailbox (…) failed",
        "identity Anna.Berg|identity …",
        "identity aberg could not be found|identity … could not be found",
        "no move request for user Anna O'Neill exists|no move request for user … exists",
        "The move request for Anna Berg failed|The move request for … failed",
        "user J. Berg was not found|user … was not found",
        "recipient Müller has no GUID|recipient … has no GUID",
        "Das Postfach Anna Berg wird verschoben|Das Postfach … wird verschoben",
        "L'utilisateur Anna Berg est introuvable|L'utilisateur … est introuvable",
        "display name Anna Berg is taken|display name … is taken",
        "Mailbox anna berg is already being moved.|Mailbox … is already being moved.",
        "mailbox 山田太郎 on exch1|mailbox … on exch1",
        "<Identity>Anna Berg</Identity>|<Identity>…</Identity>",
        "moved by Anna Berg today|moved by … today",
        "Anna Berg's mailbox is locked|…'s mailbox is locked",
        "Alias: aberg|Alias: …",
        "owner=Anna Berg; server=exch1|owner=…; server=exch1",
        "User Migrated_User (/o=Corp/ou=First/cn=Recipients/cn=anna) failed to log on"
            + "|User … (/o=…) failed to log on",
        "Recipient source.example/OU/Migrated.User isn't a mailbox.|Recipient source.example/…"
            + " isn't a mailbox.",
        "found corp.example/People/Berg, Anna here|found corp.example/… here",
        "Anna Berg isn't a mailbox user.|… isn't a mailbox user.",
        "aberg is not a mailbox user.|… is not a mailbox user.",
        "refused: Berg, Anna isn't a mailbox.|refused: … isn't a mailbox."
      })
  void areLeftOutAfterAWordForAPerson(String said, String discreet) {
    assertThat(Redaction.of(said)).isEqualTo(discreet);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "sAMAccountName=aberg|sAMAccountName=…",
        "sAMAccountName: aberg in use|sAMAccountName: … in use",
        "SamAccountName aberg exists|SamAccountName … exists",
        "(&(objectClass=user)(sAMAccountName=aberg))|(&(objectClass=user)(sAMAccountName=…))",
        "(&(cn=Anna Berg)(displayName=Anna*)(mailNickname=aberg))"
            + "|(&(cn=…)(displayName=…)(mailNickname=…))",
        "(proxyAddresses=smtp:anna@corp.example)|(proxyAddresses=…)",
        "(userPrincipalName=anna@CORP)|(userPrincipalName=…)",
        "userPrincipalName=anna@corp.example is taken|…@corp.example is taken",
        "givenName=Anna, sn=Berg|givenName=…, sn=…",
        "(objectClass=msExchPrivateMDB)(cn=DB01)|(objectClass=msExchPrivateMDB)(cn=…)",
        "New-MoveRequest -Identity aberg -TargetDatabase DB01"
            + "|New-MoveRequest -Identity … -TargetDatabase DB01",
        "Get-Mailbox -Identity:anna.berg failed|Get-Mailbox -Identity:… failed",
        "-Identity 3f1c0000-0000-0000-0000-000000000001 -Confirm"
            + "|-Identity 3f1c0000-0000-0000-0000-000000000001 -Confirm",
        "Set-MailUser -PrimarySmtpAddress anna@corp.example|Set-MailUser -PrimarySmtpAddress"
            + " …@corp.example",
        "Get-Mailbox aberg7 failed|Get-Mailbox … failed",
        "@{Identity=Anna Berg; Alias=aberg}|@{Identity=…; Alias=…}"
      })
  void areLeftOutWhereTheyAreAValue(String said, String discreet) {
    assertThat(Redaction.of(said)).isEqualTo(discreet);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "CORP\\aberg has no rights|CORP\\… has no rights",
        "access for (corp.example\\anna.berg) denied|access for (corp.example\\…) denied",
        "NT AUTHORITY\\SYSTEM may not|NT AUTHORITY\\SYSTEM may not",
        "module C:\\Exchange\\bin\\x.ps1 failed|module C:\\Exchange\\bin\\x.ps1 failed",
        "share \\\\exch1\\logs is full|share \\\\exch1\\logs is full",
        "C:\\Users\\aberg\\AppData is full|C:\\Users\\…\\AppData is full",
        "/home/aberg/.config is missing|/home/…/.config is missing",
        "no such principal anna@CORP here|no such principal …@CORP here",
        "https://mail.corp.example/owa/?u=anna%40corp.example|https://mail.corp.example/owa/?u=…%40corp.example",
        "Anna Berg <anna@corp.example> is locked|… <…@corp.example> is locked",
        "Mailbox 'Anna Berg' (anna@corp.example) is in 'DB01'|Mailbox '…' (…@corp.example) is in"
            + " 'DB01'",
        "Anna Berg (anna@corp.example) is locked|… (…@corp.example) is locked",
        "owner S-1-12-1-1004336348-1177238915-682003330-512 left|owner S-1-12-1-… left",
        "no X400:C=DE;A= ;P=Corp;O=Exchange;S=Berg;G=Anna; here|no X400:… here"
      })
  void areLeftOutInAccountsAddressesAndPlaces(String said, String discreet) {
    assertThat(Redaction.of(said)).isEqualTo(discreet);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "at CN=Anna Berg, OU=People, DC=corp|at CN=…, OU=People, DC=corp",
        "at uid=aberg,ou=People,dc=corp|at CN=…,ou=People,dc=corp",
        "CN=Anna Berg\\0ACNF:3f1c0000,OU=People,DC=corp|CN=…,OU=People,DC=corp",
        "at CN=Anna Berg,OU=People,DC=corp not in CN=DB01,CN=Databases,CN=Configuration,DC=corp"
            + "|at CN=…,OU=People,DC=corp not in CN=DB01,CN=Databases,CN=Configuration,DC=corp",
        "the name CN=Anna Berg is taken|the name CN=… is taken",
        "best match of: 'CN=Anna Berg'|best match of: 'CN=…'",
        "<GUID=3f1c>;CN=Anna Berg,OU=People,DC=corp|<GUID=3f1c>;CN=…,OU=People,DC=corp"
      })
  void areLeftOutOfDirectoryPaths(String said, String discreet) {
    assertThat(Redaction.of(said)).isEqualTo(discreet);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "The Mailbox Replication Service is busy.",
        "the mailbox database is dismounted",
        "Mailbox database DB01 is dismounted",
        "Mailbox Server EXCH1 is in maintenance",
        "The user load quota of 1000 requests per 2 seconds has been exceeded",
        "the user account is locked",
        "The user name or password is incorrect",
        "the mailbox move was suspended",
        "Mailbox changes failed to replicate",
        "Mailbox size 2.5 GB (2,684,354,560 bytes) exceeds the target quota 1 GB",
        "the object could not be found on dc1.target.example",
        "Cannot retrieve the Identity parameter",
        "mailbox Primary (3f1c0000-0000-0000-0000-000000000001) stays",
        "mailbox 3f1c0000-0000-0000-0000-000000000001 is locked",
        "Microsoft.Exchange.Management.RecipientTasks.NewMoveRequest",
        "New-MoveRequest at exch1.target.example",
        "Get-MoveRequest isn't recognized as the name of a cmdlet",
        "The request for DB01 was refused",
        "account for this operation",
        "the user's mailbox is locked",
        "Microsoft's mailbox service",
        "created by the wizard",
        "Please wait for 38 seconds. Policy: CN=GlobalThrottlingPolicy_1",
        "Get-MoveRequest -Identity $null",
        "Object reference not set to an instance of an object.",
        "MapiExceptionLogonFailed: Unable to open message store. (hr=0x80040111, ec=1010)",
        "0000208D: NameErr: DSID-03100241, problem 2001 (NO_OBJECT), data 0"
      })
  void areNotSeenWhereThereAreNone(String said) {
    assertThat(Redaction.of(said)).isEqualTo(said);
  }

  @Test
  void leavesEveryKnownErrorThatQuotesNothingAsItIs() {
    var known =
        FaultTable.STANDARD.rows().stream()
            .flatMap(row -> row.samples().stream())
            .map(sample -> sample.report().message())
            .filter(message -> !QUOTES_SOMETHING.matcher(message).find())
            .filter(message -> message.length() <= 400)
            .toList();

    assertThat(known).isNotEmpty();
    assertThat(known).allSatisfy(message -> assertThat(Redaction.of(message)).isEqualTo(message));
  }
}
