package io.mailferry.simulator;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import io.mailferry.simulator.faults.Fault;
import io.mailferry.simulator.faults.Happened;
import io.mailferry.simulator.world.Ids;
import io.mailferry.simulator.world.Organisation;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DirectoryDoorTest {
  private static final String BASE = "DC=target,DC=example";
  private final Practice practice = new Practice(SimulatorConfig.builder().mailboxes(120));

  @AfterEach
  void close() {
    practice.close();
  }

  private LDAPConnection connect(int controller) throws LDAPException {
    var address = practice.simulator.controllers(Organisation.TARGET).get(controller);
    return new LDAPConnection(address.host(), address.port());
  }

  private LDAPConnection bound(int controller) throws LDAPException {
    var connection = connect(controller);
    connection.bind("CN=svc-mailferry,CN=Users," + BASE, "practice");
    return connection;
  }

  private static SearchResultEntry one(LDAPConnection connection, Filter filter)
      throws LDAPException {
    return Objects.requireNonNull(connection.searchForEntry(BASE, SearchScope.SUB, filter, "*"));
  }

  @Test
  void theRootDseIsReadWithoutCredentialsAndTellsTheSimulatedTime() throws LDAPException {
    practice.simulator.advance(ofMinutes(30));
    try (var connection = connect(0)) {
      var root = Objects.requireNonNull(connection.getEntry("", "*", "+"));

      assertThat(root.getAttributeValue("defaultNamingContext")).isEqualTo(BASE);
      assertThat(root.getAttributeValue("dnsHostName")).isEqualTo("dc1.target.example");
      assertThat(root.getAttributeValue("isSynchronized")).isEqualTo("TRUE");
      assertThat(root.getAttributeValue("currentTime")).isEqualTo("20261123123000.0Z");
      var asked = Objects.requireNonNull(connection.getEntry("", "currentTime"));
      assertThat(asked.getAttributes()).hasSize(1);
    }
    assertThat(practice.simulator.counts().allLdapSearches()).isZero();
    assertThat(practice.simulator.counts().ldapConnections())
        .containsEntry("dc1.target.example", 1L);
  }

  @Test
  void anythingElseNeedsABind() throws LDAPException {
    try (var connection = connect(0)) {
      assertThatExceptionOfType(LDAPException.class)
          .isThrownBy(() -> connection.getEntry("OU=People," + BASE))
          .matches(refused -> refused.getResultCode().equals(ResultCode.OPERATIONS_ERROR));
    }
  }

  @Test
  void nobodyWritesThroughLdap() throws LDAPException {
    try (var connection = bound(0)) {
      assertThatExceptionOfType(LDAPException.class)
          .isThrownBy(() -> connection.delete("OU=People," + BASE))
          .matches(
              refused -> refused.getResultCode().equals(ResultCode.INSUFFICIENT_ACCESS_RIGHTS));
    }
  }

  @Test
  void aWrongPasswordIsRefusedInTheWordsOfActiveDirectory() throws LDAPException {
    try (var connection = connect(0)) {
      assertThatExceptionOfType(LDAPException.class)
          .isThrownBy(() -> connection.bind("CN=svc-mailferry,CN=Users," + BASE, "wrong"))
          .matches(refused -> refused.getResultCode().equals(ResultCode.INVALID_CREDENTIALS))
          .withMessageContaining("data 52e");
      assertThat(connection.bind("svc-mailferry@target.example", "practice").getResultCode())
          .isEqualTo(ResultCode.SUCCESS);
      assertThat(connection.bind("TARGET\\svc-mailferry", "practice").getResultCode())
          .isEqualTo(ResultCode.SUCCESS);
    }
  }

  @Test
  void anAccountThatHasExpiredIsRefusedByAllControllersUntilItIsExtended() throws LDAPException {
    var before = bound(1);
    practice.simulator.script().now().accountExpires("target.example", ofMinutes(30));
    practice.simulator.advance(ofMinutes(1));

    assertThatExceptionOfType(LDAPException.class)
        .isThrownBy(() -> one(before, Filter.create("(cn=Anna Berg)")));
    for (var controller = 0; controller < 2; controller++) {
      var number = controller;
      assertThatExceptionOfType(LDAPException.class)
          .isThrownBy(() -> bound(number))
          .matches(refused -> refused.getResultCode().equals(ResultCode.INVALID_CREDENTIALS))
          .withMessageContaining("data 701");
    }
    try (var connection = connect(0)) {
      assertThatExceptionOfType(LDAPException.class)
          .isThrownBy(() -> connection.bind("CN=svc-mailferry,CN=Users," + BASE, "wrong"))
          .withMessageContaining("data 52e");
    }
    practice.simulator.advance(ofMinutes(30));
    try (var connection = bound(0)) {
      assertThat(connection.isConnected()).isTrue();
    }
    assertThat(practice.simulator.happened())
        .singleElement()
        .returns(new Fault.AccountExpires("target.example", ofMinutes(30)), Happened::fault)
        .returns(Practice.NOON, Happened::at);
  }

  @Test
  void aMailboxIsFoundByTheBytesOfItsGuid() throws LDAPException {
    var guid = practice.simulator.mailbox(Practice.ANNA).exchangeGuid();
    try (var connection = bound(0)) {
      var anna =
          one(connection, Filter.createEqualityFilter("msExchMailboxGuid", Ids.toBytes(guid)));

      assertThat(anna.getAttributeValue("cn")).isEqualTo("Anna Berg");
      assertThat(Ids.fromBytes(bytes(anna, "msExchMailboxGuid"))).isEqualTo(guid);
      assertThat(anna.getAttributeValue("msExchRecipientTypeDetails")).isEqualTo("128");
      assertThat(anna.getAttributeValue("targetAddress"))
          .isEqualTo("SMTP:anna.berg@source.example");
      assertThat(anna.getAttributeValues("proxyAddresses"))
          .contains("SMTP:anna.berg@source.example", "smtp:anna.berg@target.example")
          .anyMatch(proxy -> proxy.startsWith("X500:/o=Source/"));
      assertThat(
              one(connection, Filter.create("(proxyAddresses=SMTP:ANNA.BERG@target.example)"))
                  .getDN())
          .isEqualTo(anna.getDN());
    }
    assertThat(practice.simulator.counts().ldapSearches()).containsEntry("dc1.target.example", 2L);
  }

  private static byte[] bytes(SearchResultEntry entry, String attribute) {
    return Objects.requireNonNull(entry.getAttributeValueBytes(attribute));
  }

  @Test
  void guidsHaveTheirFirstThreeFieldsTurnedAround() {
    var guid = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

    assertThat(Ids.toBytes(guid))
        .inHexadecimal()
        .startsWith(0x33, 0x22, 0x11, 0x00, 0x55, 0x44, 0x77, 0x66, 0x88, 0x99);
    assertThat(Ids.fromBytes(Ids.toBytes(guid))).isEqualTo(guid);
  }

  @Test
  void longResultsComeInPages() throws LDAPException {
    try (var connection = bound(1)) {
      var pages = 0;
      var found = 0;
      @Nullable ASN1OctetString cookie = null;
      do {
        var search = new SearchRequest(BASE, SearchScope.SUB, "(msExchMailboxGuid=*)", "cn");
        search.addControl(new SimplePagedResultsControl(50, cookie));
        var result = connection.search(search);
        found += result.getEntryCount();
        pages++;
        cookie = Objects.requireNonNull(SimplePagedResultsControl.get(result)).getCookie();
      } while (cookie != null && cookie.getValueLength() > 0);

      assertThat(found).isEqualTo(120);
      assertThat(pages).isEqualTo(3);
    }
  }

  @Test
  void databasesStandInTheConfigurationWithTheirGuids() throws LDAPException {
    try (var connection = bound(0)) {
      var database =
          one(connection, Filter.create("(&(objectClass=msExchPrivateMDB)(cn=TGT-DB01))"));

      assertThat(database.getDN())
          .startsWith("CN=TGT-DB01,CN=Databases,CN=Exchange Administrative Group")
          .endsWith("CN=Configuration," + BASE);
      assertThat(Ids.fromBytes(bytes(database, "objectGUID")))
          .hasToString(
              String.valueOf(practice.say("Get-MailboxDatabase -Identity TGT-DB01").get("Guid")));
    }
  }

  @Test
  void aMoveIsSeenInTheDirectoryFirstOnOneControllerThenOnTheOther() throws LDAPException {
    practice.pull(Practice.ANNA, "TGT-DB01", "-DomainController dc2.target.example");
    var moving = Filter.create("(&(objectClass=user)(msExchMailboxMoveStatus>=1))");
    try (var first = bound(0);
        var second = bound(1)) {
      var anna = one(second, moving);
      assertThat(anna.getAttributeValue("msExchMailboxMoveFlags")).isEqualTo("9");
      assertThat(anna.getAttributeValue("msExchMailboxMoveTargetMDBLink"))
          .startsWith("CN=TGT-DB01,");
      assertThat(anna.getAttributeValue("msExchMailboxMoveBatchName")).isEqualTo("mailferry/w1");
      assertThat(first.searchForEntry(BASE, SearchScope.SUB, moving)).isNull();

      practice.simulator.advance(ofSeconds(16));

      assertThat(one(first, moving).getDN()).isEqualTo(anna.getDN());
    }
  }

  @Test
  void aControllerGoesAwayWithAllItsConnectionsAndComesBackOnTheSamePort() throws LDAPException {
    var open = bound(0);
    practice.simulator.script().now().controllerGoesAway("dc1.target.example", ofMinutes(5));
    practice.simulator.advance(ofSeconds(1));

    assertThatExceptionOfType(LDAPException.class).isThrownBy(() -> open.getEntry(BASE));
    assertThatExceptionOfType(LDAPException.class).isThrownBy(() -> connect(0));
    practice.simulator.advance(ofMinutes(5));
    try (var again = bound(0)) {
      assertThat(again.getEntry(BASE)).isNotNull();
    }
    open.close();
  }

  @Test
  void aControllerThatIsAwayTwiceIsSoForTheLongerTime() throws LDAPException {
    var now = practice.simulator.script().now();
    now.controllerGoesAway("dc1.target.example", ofMinutes(5));
    now.controllerGoesAway("dc1.target.example", ofMinutes(60));
    now.controllerGoesAway("dc1.target.example", ofMinutes(1));

    practice.simulator.advance(ofMinutes(59));
    assertThatExceptionOfType(LDAPException.class).isThrownBy(() -> connect(0));
    practice.simulator.advance(ofMinutes(2));
    try (var again = bound(0)) {
      assertThat(again.getEntry(BASE)).isNotNull();
    }
  }

  @Test
  void theSameSeedMakesTheSameWorldAndAnotherOneAnother() {
    try (var twin = new Practice(SimulatorConfig.builder().mailboxes(120));
        var other = new Practice(SimulatorConfig.builder().mailboxes(120).seed(2))) {
      assertThat(twin.simulator.mailboxes()).isEqualTo(practice.simulator.mailboxes());
      assertThat(other.simulator.mailboxes())
          .doesNotContainAnyElementsOf(twin.simulator.mailboxes());
    }
    assertThat(practice.simulator.mailboxes())
        .extracting(MailboxFacts::address)
        .contains("lars.nygaard@source.example", "user00013@source.example");
    assertThat(practice.simulator.mailboxes())
        .allMatch(each -> each.bytes() >= 300L << 20 && each.bytes() <= 4096L << 20);
  }
}
