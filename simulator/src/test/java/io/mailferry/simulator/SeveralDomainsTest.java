package io.mailferry.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import io.mailferry.simulator.world.Domain;
import io.mailferry.simulator.world.Ids;
import io.mailferry.simulator.world.Organisation;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Forests with a child domain: Anna's users stand in the roots, Bernd's in the children. */
class SeveralDomainsTest {
  private static final Domain ROOT = Domain.rootOf(Organisation.TARGET);
  private static final Domain CHILD = Domain.childOf(Organisation.TARGET);
  private static final String BERND = "bernd.vogt@target.example";
  private static final String OF_CHILD = "dc1.emea.target.example";
  private static final String OF_ROOT = "dc1.target.example";
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Practice practice =
      new Practice(SimulatorConfig.builder().mailboxes(2).inChildDomains(1));
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    http.close();
    practice.close();
  }

  private LDAPConnection connect(Domain domain) throws LDAPException {
    var address = practice.simulator.controllers(domain).getFirst();
    return new LDAPConnection(address.host(), address.port());
  }

  private LDAPConnection bound(Domain domain) throws LDAPException {
    var connection = connect(domain);
    connection.bind("svc-mailferry@target.example", "practice");
    return connection;
  }

  private static Filter guidOf(MailboxFacts mailbox) {
    return Filter.createEqualityFilter("msExchMailboxGuid", Ids.toBytes(mailbox.exchangeGuid()));
  }

  @Test
  void eachControllerKnowsItsOwnDomainAndTheConfigurationOfTheForest() throws LDAPException {
    var anna = practice.simulator.mailbox(Practice.ANNA);
    var bernd = practice.simulator.mailbox(BERND);
    try (var root = bound(ROOT);
        var child = bound(CHILD)) {
      var dse = Objects.requireNonNull(child.getRootDSE());
      assertThat(dse.getAttributeValue("defaultNamingContext")).isEqualTo(CHILD.baseDn());
      assertThat(dse.getAttributeValue("rootDomainNamingContext")).isEqualTo(ROOT.baseDn());
      var configuration =
          Objects.requireNonNull(dse.getAttributeValue("configurationNamingContext"));

      assertThat(child.searchForEntry(CHILD.baseDn(), SearchScope.SUB, guidOf(bernd))).isNotNull();
      assertThat(child.searchForEntry(CHILD.baseDn(), SearchScope.SUB, guidOf(anna))).isNull();
      assertThat(root.searchForEntry(ROOT.baseDn(), SearchScope.SUB, guidOf(anna))).isNotNull();
      assertThat(root.searchForEntry(ROOT.baseDn(), SearchScope.SUB, guidOf(bernd))).isNull();
      assertThat(
              child
                  .search(configuration, SearchScope.SUB, "(objectClass=msExchPrivateMDB)", "cn")
                  .getEntryCount())
          .isEqualTo(3);
    }
  }

  @Test
  void aDnOfTheRootsDomainIsNobodyInTheChild() throws LDAPException {
    try (var connection = connect(CHILD)) {
      assertThatExceptionOfType(LDAPException.class)
          .isThrownBy(
              () -> connection.bind(practice.simulator.accountDn(Organisation.TARGET), "practice"))
          .matches(refused -> refused.getResultCode().equals(ResultCode.INVALID_CREDENTIALS));
    }
  }

  @Test
  void aNewSessionSeesTheDomainOfTheServersUntilItIsToldToSeeTheForest() throws Exception {
    practice.pull(Practice.ANNA, "TGT-DB01", "");
    practice.pull(BERND, "TGT-DB01", "");
    var ours = Map.<String, @Nullable Object>of("BatchName", "mailferry/*");
    var bernd = Map.<String, @Nullable Object>of("Identity", BERND);

    assertThat(say(7, "Get-MoveRequest", ours).path("result")).hasSize(1);
    assertThat(reason(say(7, "Get-MoveRequestStatistics", bernd)))
        .isEqualTo("ManagementObjectNotFoundException");

    say(7, "Set-ADServerSettings", Map.of("ViewEntireForest", true));

    assertThat(say(7, "Get-MoveRequest", ours).path("result")).hasSize(2);
    assertThat(say(7, "Get-MoveRequestStatistics", bernd).path("result")).hasSize(1);
    assertThat(say(8, "Get-MoveRequest", ours).path("result")).as("another session").hasSize(1);
  }

  @Test
  void aControllerThatIsNamedKnowsWhomItsDomainHas() throws Exception {
    practice.pull(BERND, "TGT-DB01", "");
    say(7, "Set-ADServerSettings", Map.of("ViewEntireForest", true));

    assertThat(asked(8, OF_CHILD).path("result")).as("without the whole forest").hasSize(1);
    assertThat(asked(7, OF_CHILD).path("result")).hasSize(1);
    assertThat(reason(asked(7, OF_ROOT))).isEqualTo("ManagementObjectNotFoundException");
  }

  private JsonNode asked(long shell, String controller) throws Exception {
    return say(
        shell,
        "Get-MoveRequestStatistics",
        Map.of("Identity", BERND, "DomainController", controller));
  }

  @Test
  void aMailboxOfTheChildIsMovedAndAllItsControllersShowIt() {
    assertThat(practice.pull(BERND, "TGT-DB02", "-DomainController " + OF_CHILD).ok()).isTrue();
    practice.simulator.script().at(Duration.ofMinutes(1)).controllerGoesAway(OF_CHILD, HOUR);

    practice.simulator.advance(Duration.ofDays(1));

    assertThat(practice.simulator.verifiedHome(BERND))
        .contains(new Home(Organisation.TARGET, "TGT-DB02"));
  }

  @Test
  void aMoveIsNotCompletedWhileNoControllerOfTheChildCanBeWritten() {
    practice.pull(BERND, "TGT-DB02", "");
    practice.pull(Practice.ANNA, "TGT-DB02", "");
    for (var controller : List.of(OF_CHILD, "dc2.emea.target.example")) {
      practice.simulator.script().at(Duration.ZERO).controllerGoesAway(controller, DAY);
    }

    practice.simulator.advance(Duration.ofHours(20));

    assertThat(practice.simulator.homeOf(Practice.ANNA).organisation())
        .isEqualTo(Organisation.TARGET);
    assertThat(practice.simulator.homeOf(BERND).organisation()).isEqualTo(Organisation.SOURCE);
    practice.simulator.advance(DAY);
    assertThat(practice.simulator.verifiedHome(BERND))
        .contains(new Home(Organisation.TARGET, "TGT-DB02"));
  }

  private static String reason(JsonNode reply) {
    return reply.path("error").path("reason").asText();
  }

  /** As the shell with this process id says it. */
  private JsonNode say(long shell, String cmdlet, Map<String, @Nullable Object> parameters)
      throws Exception {
    var request =
        Map.of("id", "1", "verb", "call", "cmdlet", cmdlet, "parameters", marked(parameters));
    var response =
        http.send(
            HttpRequest.newBuilder(URI.create(practice.simulator.httpAddress() + "/commands"))
                .header("X-Shell-Pid", Long.toString(shell))
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(request)))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    return JSON.readTree(response.body());
  }

  private static Map<String, Object> marked(Map<String, @Nullable Object> parameters) {
    var marked = new LinkedHashMap<String, Object>();
    parameters.forEach(
        (name, value) -> marked.put(name, value instanceof String ? "=" + value : value));
    return marked;
  }
}
