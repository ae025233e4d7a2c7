package io.mailferry.activities.fault.redact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "Mailbox 'Anna Berg' is moved to 'DB01'.|Mailbox '…' is moved to 'DB01'.",
        "no proxy for anna@corp.example here|no proxy for …@corp.example here",
        "user \"CORP\\anna\" failed|user \"…\" failed",
        "under 'CORP\\anna' at dc1|under '…' at dc1",
        "at CN=Anna Berg,OU=People,DC=corp|at CN=…,OU=People,DC=corp",
        "at CN=Berg\\, Anna,OU=People,DC=corp|at CN=…,OU=People,DC=corp",
        "at CN=Siobhan O'Brien,CN=Users,DC=corp|at CN=…,CN=Users,DC=corp",
        "Mailbox 'Siobhan O'Brien' is moved|Mailbox '…' is moved",
        "Mailbox 'anna.berg' is moved|Mailbox '…' is moved",
        "the request of 'Anna Berg' is over|the request of '…' is over",
        "Das Postfach 'Anna Berg' wird verschoben|Das Postfach '…' wird verschoben",
        "Postfach „Anna Berg“ wird verschoben|Postfach „…“ wird verschoben",
        "Postlådan ”Anna Berg” flyttas|Postlådan ”…” flyttas",
        "メールボックス「山田 太郎」は移動中です|メールボックス「…」は移動中です",
        "no proxy for jürgen.o'neill@corp.example here|no proxy for …@corp.example here",
        "logon failed for CORP\\anna today|logon failed for CORP\\… today",
        "object 'corp.example/People/Anna Berg' stays|object '…' stays",
        "found corp.example/People/Anna Berg, twice|found corp.example/…, twice",
        "owner S-1-5-21-1004336348-1177238915-682003330-512|owner S-1-5-21-…",
        "command 'Set-Mailbox -Identity:'anna' -Force' failed|command '…' -Force' failed",
        "Error: 'The LDAP server is unavailable.'|Error: 'The LDAP server is unavailable.'",
        "parameter name 'CompleteAfter'.|parameter name '…'.",
        "on parameter 'BadItemLimit'.|on parameter 'BadItemLimit'.",
        "The term 'New-MoveRequest' is|The term 'New-MoveRequest' is",
        "RootDSE at 'Source.Domain' gone|RootDSE at 'Source.Domain' gone",
        "call to 'https://mail.corp.example/EWS/mrsproxy.svc' failed"
            + "|call to 'https://mail.corp.example/EWS/mrsproxy.svc' failed",
        "mailbox 'Primary (3f1c0000-0000-0000-0000-000000000001)' stays"
            + "|mailbox 'Primary (3f1c0000-0000-0000-0000-000000000001)' stays",
        "Policy: CN=GlobalThrottlingPolicy_1,CN=Global Settings,CN=Configuration,DC=corp"
            + "|Policy: CN=GlobalThrottlingPolicy_1,CN=Global Settings,CN=Configuration,DC=corp",
        "mailbox '3f1c0000-0000-0000-0000-000000000001' stays"
            + "|mailbox '3f1c0000-0000-0000-0000-000000000001' stays",
        "named /o=Corp/ou=First/cn=Recipients/cn=anna|named /o=…"
      })
  void leavesPeopleOutAndKeepsTheRest(String said, String discreet) {
    assertThat(Redaction.of(said)).isEqualTo(discreet);
  }

  @Test
  void keepsTheDirectoryPathOfADatabase() {
    var path = "CN=DB01,CN=Databases,CN=Exchange Administrative Group,DC=corp";

    assertThat(Redaction.of("homeMDB is " + path)).contains("CN=DB01,CN=Databases");
  }

  @Test
  void cutsWhatNobodyWouldRead() {
    assertThat(Redaction.of("x".repeat(5_000))).hasSizeLessThan(500);
  }

  @Test
  void isNotKeptBusyByATextOfMegabytes() {
    assertThat(Redaction.of("a'".repeat(5_000_000) + "@")).hasSizeLessThan(500);
    assertThat(Redaction.of("'x ".repeat(2_000_000))).hasSizeLessThan(500);
    assertThat(Redaction.of("CN=x.".repeat(2_000_000))).hasSizeLessThan(500);
  }

  @Test
  void namesNobodyWhomItsOwnCutWentThrough() {
    for (var before = 1_960; before < 2_010; before++) {
      var text =
          "\"" + "x".repeat(before) + "\" mailbox 'Anna Berg' anna.berg@corp.example is here";

      assertThat(Redaction.of(text)).doesNotContainIgnoringCase("anna");
    }
  }
}
