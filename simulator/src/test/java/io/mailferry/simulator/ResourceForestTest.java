package io.mailferry.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchScope;
import io.mailferry.simulator.directory.Misprepared;
import io.mailferry.simulator.world.Ids;
import io.mailferry.simulator.world.Organisation;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A resource forest: mail users are prepared for the accounts of the forest they come from. */
class ResourceForestTest {
  private static final String ANNA = "anna.berg";
  private static final byte[] SELF = {1, 1, 0, 0, 0, 0, 0, 5, 10, 0, 0, 0};

  private final Practice practice =
      new Practice(SimulatorConfig.builder().mailboxes(10).resourceForest());

  @AfterEach
  void close() {
    practice.close();
  }

  private Entry entry(Organisation organisation, String alias) {
    var address = practice.simulator.controllers(organisation).getFirst();
    try (var connection = new LDAPConnection(address.host(), address.port())) {
      connection.bind(practice.simulator.accountDn(organisation), "practice");
      return Objects.requireNonNull(
          connection.searchForEntry(
              organisation.baseDn(),
              SearchScope.SUB,
              Filter.createEqualityFilter(
                  "msExchMailboxGuid",
                  Ids.toBytes(practice.simulator.mailbox(alias).exchangeGuid()))));
    } catch (LDAPException failed) {
      throw new AssertionError(failed);
    }
  }

  @Test
  void aMailUserIsLinkedWithTheAccountOfTheMailbox() {
    var source = entry(Organisation.SOURCE, ANNA);
    var target = entry(Organisation.TARGET, ANNA);

    assertThat(source.getAttributeValue("userAccountControl")).isEqualTo("512");
    assertThat(target.getAttributeValue("userAccountControl")).isEqualTo("514");
    assertThat(target.getAttributeValueBytes("msExchMasterAccountSid"))
        .isEqualTo(source.getAttributeValueBytes("objectSid"));
    assertThat(target.getAttributeValue("msExchRecipientDisplayType")).isEqualTo("-1073741818");
  }

  @ParameterizedTest
  @CsvSource({
    "david.chen, 4, -2147483642",
    "farid.haddad, 16, -2147481850",
    "hugo.lind, 32, -2147481594",
  })
  void whatIsNobodysOwnIsNotLinked(String alias, String kind, String prepared) {
    var source = entry(Organisation.SOURCE, alias);
    var target = entry(Organisation.TARGET, alias);

    assertThat(source.getAttributeValue("msExchRecipientTypeDetails")).isEqualTo(kind);
    assertThat(source.getAttributeValueBytes("msExchMasterAccountSid")).isEqualTo(SELF);
    assertThat(target.getAttributeValue("msExchMasterAccountSid")).isNull();
    assertThat(target.getAttributeValue("msExchRecipientDisplayType")).isEqualTo(prepared);
  }

  @ParameterizedTest
  @CsvSource({
    "anna.berg, 2, LinkedMailbox",
    "jonas.weber, 2, LinkedMailbox",
    "farid.haddad, 16, RoomMailbox",
    "hugo.lind, 32, EquipmentMailbox",
    "david.chen, 4, SharedMailbox",
  })
  void aPersonsMailboxArrivesLinkedAndOthersAsWhatTheyWere(
      String alias, String type, String label) {
    practice.pull(alias + "@target.example", "TGT-DB01", "");
    practice.simulator.advance(Duration.ofDays(1));

    assertThat(entry(Organisation.TARGET, alias).getAttributeValue("msExchRecipientTypeDetails"))
        .isEqualTo(type);
    assertThat(practice.say("Get-Mailbox -Identity " + alias).get("RecipientTypeDetails"))
        .isEqualTo(label);
  }

  @Test
  void whoeverForgetsTheSwitchGetsAMailboxOfTheTargetsAccount() {
    practice.simulator.misprepare(ANNA, Misprepared.NOT_LINKED);
    practice.pull(ANNA + "@target.example", "TGT-DB01", "");
    practice.simulator.advance(Duration.ofDays(1));

    assertThat(entry(Organisation.TARGET, ANNA).getAttributeValue("msExchRecipientTypeDetails"))
        .isEqualTo("1");
  }
}
