package io.mailferry.activities.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AdGuidTest {
  private static final UUID GUID = UUID.fromString("b3b2b1b0-b5b4-b7b6-b8b9-babbbcbdbebf");
  private static final byte[] STORED = HexFormat.of().parseHex("b0b1b2b3b4b5b6b7b8b9babbbcbdbebf");

  @Test
  void storesTheFirstThreeFieldsLittleEndian() {
    assertThat(AdGuid.bytes(GUID)).isEqualTo(STORED);
  }

  @Test
  void readsThemBack() {
    assertThat(AdGuid.of(STORED)).isEqualTo(GUID);
  }

  @Test
  void refusesWhatIsNoGuid() {
    assertThatThrownBy(() -> AdGuid.of(new byte[15])).hasMessageContaining("15");
  }
}
