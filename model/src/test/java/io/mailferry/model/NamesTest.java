package io.mailferry.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that reach ids, scripts and Exchange are never blank and never something else. */
class NamesTest {
  private static final String GUID = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";

  @Test
  void aMailboxGuidOfZerosIsRefused() {
    assertThatThrownBy(() -> MailboxGuid.of("00000000-0000-0000-0000-000000000000"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("names no mailbox");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "anna@example.org", "*", "3f2504e0"})
  void whatIsNoGuidIsNoMailbox(String text) {
    assertThatThrownBy(() -> MailboxGuid.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {GUID, "{" + GUID + "}", " " + GUID + " "})
  void aMailboxGuidIsReadInTheWaysExchangePrintsIt(String text) {
    assertThat(MailboxGuid.of(text)).isEqualTo(new MailboxGuid(UUID.fromString(GUID)));
    assertThat(MailboxGuid.of(text)).hasToString(GUID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "spring*", "../spring", "-spring", "a/b", "'; drop", "ä"})
  void aWaveIsNotNamedWithWhatMeansSomethingToOthers(String name) {
    assertThatThrownBy(() -> new WaveName(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aWaveNameHasAnEnd() {
    assertThat(new WaveName("w".repeat(64)).value()).hasSize(64);
    assertThatThrownBy(() -> new WaveName("w".repeat(65)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aBatchNameMarksItsRequestAsOurs() {
    assertThat(WaveName.marksOurs(new WaveName("spring-1").batchName())).isTrue();
    assertThat(WaveName.marksOurs("MAILFERRY/spring-1")).isTrue();
    assertThat(WaveName.marksOurs("MigrationService:spring")).isFalse();
    assertThat(WaveName.marksOurs("mailferry")).isFalse();
    assertThat(WaveName.marksOurs("")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Target", "-target", "target_1", "target/1"})
  void anOrganisationIsNamedWithSmallLettersDigitsAndDashes(String name) {
    assertThatThrownBy(() -> new OrganisationName(name))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new OrganisationName("target-1")).hasToString("target-1");
  }

  @Test
  void aLimitIsNotNegative() {
    assertThatThrownBy(() -> new Limits(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Limits(0, -1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLargeLossMustBeAcceptedInSoManyWords() {
    assertThat(new Limits(50, 50).needAcceptance()).isFalse();
    assertThat(new Limits(51, 0).needAcceptance()).isTrue();
    assertThat(new Limits(0, 51).needAcceptance()).isTrue();
  }

  @Test
  void aDatabaseIsRecognisedByNameGuidAndPath() {
    var guid = UUID.randomUUID();
    var database = new Database(guid, "TGT-DB01", "CN=TGT-DB01,CN=Databases,DC=example");

    assertThat(database.isCalled("tgt-db01")).isTrue();
    assertThat(database.isCalled(guid.toString())).isTrue();
    assertThat(database.isCalled("cn=tgt-db01,cn=databases,dc=example")).isTrue();
    assertThat(database.isCalled("EX01\\TGT-DB01")).isTrue();
    assertThat(database.isCalled("TGT-DB011")).isFalse();
    assertThat(database.isAt("TGT-DB01")).isFalse();
  }
}
