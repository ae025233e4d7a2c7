package io.mailferry.activities.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscretionTest {
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
        "mailbox '3f1c0000-0000-0000-0000-000000000001' stays"
            + "|mailbox '3f1c0000-0000-0000-0000-000000000001' stays",
        "named /o=Corp/ou=First/cn=Recipients/cn=anna|named /o=…"
      })
  void leavesPeopleOutAndKeepsTheRest(String said, String discreet) {
    assertThat(Discretion.of(said)).isEqualTo(discreet);
  }

  @Test
  void keepsTheDirectoryPathOfADatabase() {
    var path = "CN=DB01,CN=Databases,CN=Exchange Administrative Group,DC=corp";

    assertThat(Discretion.of("homeMDB is " + path)).contains("CN=DB01,CN=Databases");
  }

  @Test
  void cutsWhatNobodyWouldRead() {
    assertThat(Discretion.of("x".repeat(5_000))).hasSizeLessThan(500);
  }
}
