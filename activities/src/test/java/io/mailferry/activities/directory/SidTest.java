package io.mailferry.activities.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SidTest {
  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  @ParameterizedTest
  @CsvSource({
    "01010000000000050A000000, S-1-5-10",
    "010500000000000515000000A065CF7E784B9B5FE77C8770091C0100, S-1-5-21-2127521184-1604012920-1887927527-72713",
    "010200000000000520000000ffffffff, S-1-5-32-4294967295",
    "01010000000000010000000000000000, ",
    "0100000000000005, S-1-5",
  })
  void isReadAsPeopleWriteIt(String hex, String text) {
    assertThat(Sid.of(bytes(hex)).map(Sid::text).orElse(null)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "01", "01050000000000051500", "01020000000000050A000000"})
  void isNothingWhenBytesAreMissing(String hex) {
    assertThat(Sid.of(bytes(hex))).isEmpty();
  }

  @Test
  void knowsWhoeverTheObjectItselfIs() {
    assertThat(Sid.of(bytes("01010000000000050A000000"))).contains(Sid.SELF);
  }
}
