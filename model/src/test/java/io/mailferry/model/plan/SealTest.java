package io.mailferry.model.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {
  private static final String ANNA = "anna.ärmel@example.org";

  private final Seal seal = new Seal(key(1));

  @Test
  void opensWhatItSealed() {
    assertThat(seal.open(seal.seal(ANNA))).isEqualTo(ANNA);
    assertThat(seal.open(seal.seal(""))).isEmpty();
  }

  @Test
  void opensWhatAnotherSealWithTheSameKeySealed() {
    assertThat(new Seal(key(1)).open(seal.seal(ANNA))).isEqualTo(ANNA);
  }

  @Test
  void sealsEqualTextsAlikeAndOthersDifferently() {
    assertThat(seal.seal(ANNA)).isEqualTo(seal.seal(ANNA));
    assertThat(seal.seal(ANNA)).isNotEqualTo(seal.seal("ben@example.org"));
    assertThat(seal.seal(ANNA)).isNotEqualTo(new Seal(key(2)).seal(ANNA));
  }

  @Test
  void showsNothingOfTheText() {
    var sealed = Base64.getDecoder().decode(seal.seal(ANNA).value());

    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("anna", "example");
    assertThat(seal.seal(ANNA).toString()).doesNotContain("anna", "example", "@");
  }

  @Test
  void refusesWhatAnotherKeySealed() {
    var sealed = new Seal(key(2)).seal(ANNA);

    assertThatThrownBy(() -> seal.open(sealed))
        .isInstanceOf(Seal.WrongSeal.class)
        .hasMessageContaining("another key");
  }

  @Test
  void refusesWhatWasChangedOnTheWayAtAnyPlace() {
    var sealed = Base64.getDecoder().decode(seal.seal(ANNA).value());

    for (var i = 0; i < sealed.length; i++) {
      var tampered = sealed.clone();
      tampered[i] ^= 1;
      var text = new SealedText(Base64.getEncoder().encodeToString(tampered));
      assertThatThrownBy(() -> seal.open(text)).isInstanceOf(Seal.WrongSeal.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AAAA", "anna@example.org", "AAAAAAAAAAAAAAAA"})
  void refusesWhatWasNeverSealed(String text) {
    assertThatThrownBy(() -> seal.open(new SealedText(text))).isInstanceOf(Seal.WrongSeal.class);
  }

  @Test
  void namesNoAddressWhenItRefuses() {
    assertThatThrownBy(() -> seal.open(new SealedText(ANNA))).hasMessageNotContaining("anna");
  }

  @Test
  void needsAKeyOfTheRightLength() {
    assertThatThrownBy(() -> new Seal(new byte[16])).isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] key(int fill) {
    var key = new byte[Seal.KEY_BYTES];
    Arrays.fill(key, (byte) fill);
    return key;
  }
}
