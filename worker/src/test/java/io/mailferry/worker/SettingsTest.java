package io.mailferry.worker;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mailferry.activities.exchange.shell.Connection;
import io.mailferry.activities.exchange.shell.CredentialReference;
import io.mailferry.activities.exchange.shell.RecipientScope;
import io.mailferry.activities.exchange.shell.ShellSettings;
import io.mailferry.activities.exchange.shell.ShellTransport;
import io.mailferry.worker.settings.SettingsCheck;
import io.mailferry.worker.settings.SettingsRefused;
import io.mailferry.worker.settings.ShellConnections;
import io.mailferry.worker.settings.WorkerSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SettingsTest {
  private static final String TOP_SECRET = "hunter2-and-nothing-else";

  @TempDir Path folder;

  private final Map<String, Object> settings = new HashMap<>();

  @BeforeEach
  void oneForestAndOneOrganisation() throws IOException {
    var password = Files.writeString(folder.resolve("password"), TOP_SECRET);
    set("forests.target.name", "target.example");
    set("forests.target.bind-account", "svc-mailferry@target.example");
    set("forests.target.password-file", password.toString());
    set("forests.target.controllers[0].name", "dc1.target.example");
    set("organisations.target.forest", "target");
  }

  private void set(String name, String value) {
    settings.put("mailferry." + name, value);
  }

  private WorkerSettings bound() {
    var environment = new StandardEnvironment();
    environment.getPropertySources().remove("systemProperties");
    environment.getPropertySources().remove("systemEnvironment");
    environment
        .getPropertySources()
        .addFirst(new org.springframework.core.env.MapPropertySource("test", settings));
    return Binder.get(environment).bindOrCreate("mailferry", WorkerSettings.class);
  }

  private List<String> problems() {
    var refused = catchThrowableOfType(SettingsRefused.class, () -> SettingsCheck.check(bound()));
    return refused == null
        ? List.of()
        : String.valueOf(refused.getMessage())
            .lines()
            .skip(1)
            .map(line -> line.replaceFirst("^ {2}- ", ""))
            .toList();
  }

  @Test
  void areAcceptedWhenTheySayTheMinimum() {
    assertThatCode(() -> SettingsCheck.check(bound())).doesNotThrowAnyException();
  }

  @Test
  void areAcceptedWithNothingAtAll() {
    settings.clear();

    assertThat(problems()).as("such a worker serves runbooks only").isEmpty();
  }

  @Test
  void haveTheDefaultsThatTheHandbookStates() {
    var bound = bound();

    assertThat(bound.drain()).isEqualTo(Duration.ofSeconds(30));
    assertThat(bound.cleanUpDelay()).isEqualTo(Duration.ofDays(1));
    assertThat(bound.keyFile()).isEqualTo(System.getProperty("user.home") + "/.mailferry/plan.key");
    assertThat(bound.journal().url())
        .isEqualTo("jdbc:h2:file:~/.mailferry/journal;AUTO_SERVER=TRUE");
    assertThat(bound.journal().user()).isEqualTo("mailferry");
    assertThat(bound.clock()).isNull();
    var forest = requireNonNull(bound.forests().get("target"));
    assertThat(forest.allowClearText()).isFalse();
    assertThat(forest.clockTolerance()).isEqualTo(Duration.ofMinutes(5));
    assertThat(forest.away()).isEqualTo(Duration.ofSeconds(30));
    assertThat(forest.controllers())
        .containsExactly(new WorkerSettings.Controller("dc1.target.example", null, 636, "ldaps"));
    var organisation = requireNonNull(bound.organisations().get("target"));
    assertThat(organisation.shell())
        .isEqualTo(
            new WorkerSettings.Shell(
                "",
                List.of(),
                "kerberos",
                null,
                null,
                null,
                null,
                null,
                4,
                Duration.ofMinutes(2),
                Duration.ofSeconds(10),
                Map.of()));
    assertThat(bound.shell()).isEqualTo(new WorkerSettings.ShellHouse("", 8, "", "own"));
  }

  @Test
  void takeTheJournalFromTheVariableOfTheCommandLine() {
    assertThat(journalGiven(Map.of("MAILFERRY_JOURNAL", "jdbc:postgresql://db/one")))
        .isEqualTo("jdbc:postgresql://db/one");
    assertThat(
            journalGiven(
                Map.of(
                    "MAILFERRY_JOURNAL",
                    "jdbc:postgresql://db/one",
                    "MAILFERRY_JOURNAL_USER",
                    "somebody",
                    "MAILFERRY_JOURNAL_URL",
                    "jdbc:postgresql://db/two")))
        .isEqualTo("jdbc:postgresql://db/two");
    assertThat(journalGiven(Map.of("MAILFERRY_JOURNAL_PASSWORD", "unused")))
        .startsWith("jdbc:h2:file:~");
  }

  /** As the whole application binds it, unknown names refused. */
  private static String journalGiven(Map<String, Object> variables) {
    var environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .replace(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
    var application = new SpringApplication(SettingsOnly.class);
    application.setEnvironment(environment);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setLogStartupInfo(false);
    try (var context =
        application.run(
            "--spring.main.banner-mode=off",
            "--spring.main.lazy-initialization=true",
            "--logging.threshold.console=OFF")) {
      return context.getBean(WorkerSettings.class).journal().url();
    }
  }

  @EnableConfigurationProperties(WorkerSettings.class)
  static class SettingsOnly {}

  @Test
  void comeFromTheEnvironmentToo() {
    var environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new SystemEnvironmentPropertySource(
                "mine-systemEnvironment",
                Map.of(
                    "MAILFERRY_DRAIN",
                    "7s",
                    "MAILFERRY_FORESTS_TARGET_CONTROLLERS_0_NAME",
                    "dc9.target.example",
                    "MAILFERRY_ORGANISATIONS_TARGET_SHELL_SESSIONS",
                    "2",
                    "MAILFERRY_ORGANISATIONS_TARGET_SHELL_ENDPOINTS_0",
                    "http://exch9.target.example/PowerShell/",
                    "MAILFERRY_SHELL_EXECUTABLE",
                    "/opt/ps/pwsh")));
    ConfigurationPropertySources.attach(environment);

    var bound = Binder.get(environment).bindOrCreate("mailferry", WorkerSettings.class);

    assertThat(bound.drain()).isEqualTo(Duration.ofSeconds(7));
    assertThat(bound.toString())
        .contains("dc9.target.example")
        .contains("sessions=2")
        .contains("endpoints=[http://exch9.target.example/PowerShell/]");
    assertThat(bound.shell().executable()).isEqualTo("/opt/ps/pwsh");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "drain | 0s | mailferry.drain: must be greater than 0",
        "clean-up-delay | -1s | mailferry.clean-up-delay: a delay is not negative",
        "journal.url | jdbc:oracle:x | mailferry.journal.url: begins with jdbc:h2: or",
        "journal.password-file | /nowhere/x | mailferry.journal.password-file: there is no"
            + " readable",
        "clock.speed | 0.5 | mailferry.clock.speed: time runs at least as fast",
        "clock.speed | 2 | mailferry.clock: start and exchange-start belong together",
        "forests.target.name | plain | mailferry.forests.target.name: the forest's DNS name",
        "forests.target.bind-account | '' | mailferry.forests.target.bind-account: the account",
        "forests.target.password-file | '' | mailferry.forests.target.password-file: a file that",
        "forests.target.password-file | /no/x | mailferry.forests.target.password-file: there is"
            + " no",
        "forests.target.clock-tolerance | 0s | mailferry.forests.target.clock-tolerance: must be"
            + " greater than 0",
        "forests.target.away | -1s | mailferry.forests.target.away: a wait is not negative",
        "forests.target.controllers[0].name | dc1 | mailferry.forests.target.controllers[0].name",
        "forests.target.controllers[0].port | 0 | mailferry.forests.target.controllers[0].port",
        "forests.target.controllers[0].security | tls |"
            + " mailferry.forests.target.controllers[0].sec",
        "forests.target.controllers[0].security | CLEAR |"
            + " mailferry.forests.target.controllers[0].s",
        "organisations.target.forest | other | mailferry.organisations.target.forest: \"other\" is",
        "organisations.target.far-forest | x | mailferry.organisations.target.far-forest: \"x\" is",
        "organisations.target.settle | 5m | mailferry.organisations.target.settle: between 15m,",
        "organisations.target.settle | 2d | mailferry.organisations.target.settle: between 15m,",
        "organisations.target.shell.sessions | 0 | mailferry.organisations.target.shell.sessions:"
            + " 1",
        "organisations.target.shell.sessions | 13 | mailferry.organisations.target.shell.sessions:",
        "organisations.target.shell.sessions | 9 | mailferry.organisations [target]: together 9",
        "shell.sessions-per-account | 0 | mailferry.shell.sessions-per-account: 1 to 12",
        "shell.sessions-per-account | 13 | mailferry.shell.sessions-per-account: 1 to 12",
        "shell.transport | winrm | mailferry.shell.transport: no transport is called \"winrm\";"
            + " there are own and jpowershell",
        "shell.transport | '' | mailferry.shell.transport: no transport is called \"\"; there are",
        "organisations.target.shell.patience | 0s | mailferry.organisations.target.shell.patience",
        "organisations.target.shell.retry-opening | 0s |"
            + " mailferry.organisations.target.shell.retry",
        "organisations.target.shell.environment.SOME_PLACE | a\u0007b "
            + "| mailferry.organisations.target.shell: a value in the shell's environment has",
        "organisations.target.shell.environment.MAILFERRY_SHELL_ENDPOINT | http://x/ "
            + "| mailferry.organisations.target.shell.environment.MAILFERRY_SHELL_ENDPOINT: say",
        "organisations.target.shell.environment.MAILFERRY_SHELL_MODULE | /x "
            + "| mailferry.organisations.target.shell.environment.MAILFERRY_SHELL_MODULE: say",
        "organisations.target.shell.endpoints[0] | exch1 "
            + "| mailferry.organisations.target.shell.endpoints[0]: an endpoint is an address",
        "organisations.target.shell.endpoints[0] | http://exch1/Power Shell "
            + "| mailferry.organisations.target.shell.endpoints[0]: no address",
        "organisations.target.shell.endpoints[0] | http://a:b@exch1/PowerShell/ "
            + "| mailferry.organisations.target.shell.endpoints[0]: an endpoint's address holds no",
        "organisations.target.shell.authentication | ntlm "
            + "| mailferry.organisations.target.shell.authentication: one of kerberos, negotiate",
        "organisations.target.shell.authentication | basic "
            + "| mailferry.organisations.target.shell.authentication: basic needs a credential",
        "organisations.target.shell.credential | a b "
            + "| mailferry.organisations.target.shell.credential: a credential is named as",
        "organisations.target.shell.credential | vault:x "
            + "| mailferry.organisations.target.shell.credential: only endpoints are signed in to",
        "organisations.target.shell.credential | exchange "
            + "| mailferry.organisations.target.shell.credential: a file in",
        "organisations.target.shell.credentials-folder | /no/x "
            + "| mailferry.organisations.target.shell.credentials-folder: there is no folder",
        "organisations.target.shell.module | /no/x.psm1 "
            + "| mailferry.organisations.target.shell.module: there is no readable file",
        "organisations.target.shell.ssh-host | far "
            + "| mailferry.organisations.target.shell: ssh-host and ssh-subsystem belong together",
      })
  void areRefusedWithTheNameOfTheSettingAndTheReason(String name, String value, String problem) {
    set(name, value);

    assertThat(problems()).anyMatch(each -> each.startsWith(problem));
  }

  private static final String SHELL = "organisations.target.shell.";

  private WorkerSettings.Shell shell() {
    return requireNonNull(bound().organisations().get("target")).shell();
  }

  @Test
  void openSessionsAtTheEndpointsInTheirOrderAsOneAccount() throws IOException {
    set(SHELL + "endpoints[0]", "https://exch1.target.example/PowerShell/");
    set(SHELL + "endpoints[1]", "https://exch2.target.example/PowerShell/");
    set(SHELL + "authentication", "basic");
    set(SHELL + "credential", "exchange");
    set(SHELL + "credentials-folder", folder.toString());
    set("shell.executable", "/opt/ps/pwsh");
    set("shell.folder", "/var/lib/mailferry/shells");

    assertThat(problems()).isEmpty();
    var settings = ShellConnections.settings(bound().shell(), shell());
    var credential = new CredentialReference("exchange");
    assertThat(settings.connections())
        .containsExactly(
            new Connection.Remote(
                URI.create("https://exch1.target.example/PowerShell/"),
                Connection.Authentication.BASIC,
                credential),
            new Connection.Remote(
                URI.create("https://exch2.target.example/PowerShell/"),
                Connection.Authentication.BASIC,
                credential));
    assertThat(settings.executable()).isEqualTo(Path.of("/opt/ps/pwsh"));
    assertThat(settings.registry()).isEqualTo(Path.of("/var/lib/mailferry/shells"));
    assertThat(settings.environment())
        .isEqualTo(Map.of(ShellSettings.CREDENTIALS, folder.toString()));
  }

  @Test
  void takeAnOrganisationsOwnShellBeforeTheWorkers() {
    set("shell.executable", "/opt/ps/pwsh");
    set(SHELL + "executable", "/opt/other/pwsh");

    assertThat(ShellConnections.settings(bound().shell(), shell()).executable())
        .isEqualTo(Path.of("/opt/other/pwsh"));
  }

  @Test
  void openSessionsThroughSshOrWithAModuleOrInTheShellItself() throws IOException {
    assertThat(ShellConnections.connections(shell())).containsExactly(new Connection.Ready());

    var module = Files.writeString(folder.resolve("Practice.psm1"), "");
    set(SHELL + "module", module.toString());
    assertThat(problems()).isEmpty();
    assertThat(ShellConnections.connections(shell()))
        .containsExactly(new Connection.Module(module));

    settings.remove("mailferry." + SHELL + "module");
    set(SHELL + "ssh-host", "exch1.target.example");
    set(SHELL + "ssh-subsystem", "practice");
    assertThat(problems()).isEmpty();
    assertThat(ShellConnections.connections(shell()))
        .containsExactly(new Connection.OverSsh("exch1.target.example", "practice"));
  }

  @Test
  void wantOneWayToTheCmdlets() {
    set(SHELL + "endpoints[0]", "http://exch1.target.example/PowerShell/");
    set(SHELL + "endpoints[1]", "http://exch1.target.example/PowerShell/");
    set(SHELL + "ssh-host", "exch1.target.example");
    set(SHELL + "ssh-subsystem", "practice");

    assertThat(problems())
        .containsExactlyInAnyOrder(
            "mailferry."
                + SHELL.substring(0, SHELL.length() - 1)
                + ": endpoints and ssh-host exclude each other; state one",
            "mailferry." + SHELL + "endpoints[1]: stated twice");
  }

  @Test
  void refuseAFolderForShellsThatJPowerShellCannotCarry() {
    set("shell.folder", "/var/lib/mail ferry");
    assertThat(problems()).as("our own transport can").isEmpty();

    set("shell.transport", "JPowerShell");
    assertThat(problems())
        .singleElement()
        .asString()
        .contains("/var/lib/mail ferry has a blank")
        .contains("state another mailferry.shell.folder, or the transport own");

    set("shell.folder", "/var/lib/mailferry");
    assertThat(problems()).isEmpty();
    assertThat(ShellConnections.settings(bound().shell(), shell()).transport())
        .isEqualTo(ShellTransport.JPOWERSHELL);
  }

  @Test
  void neverRepeatAnAddressThatMayHoldAPassword() {
    set(SHELL + "endpoints[0]", "http://svc:hunter2@exch1/Power Shell/");

    assertThat(problems()).singleElement().asString().doesNotContain("hunter2");
  }

  @Test
  void countTheSessionsOfAllOrganisationsThatSignInAsOneAccount() {
    set("organisations.other.forest", "target");
    set("organisations.third.forest", "target");
    assertThat(problems())
        .singleElement()
        .asString()
        .contains("[other, target, third]: together 12 shell.sessions as one account")
        .contains("sessions-per-account is 8")
        .contains("15 minutes");

    // and not those of another
    set("organisations.third.shell.endpoints[0]", "http://exch1.target.example/PowerShell/");
    set("organisations.third.shell.credential", "vault:exchange");
    assertThat(problems()).isEmpty();
  }

  @Test
  void wantAFolderForTheFarCredentialUnlessItIsKeptElsewhere() {
    set("organisations.target.far-forest", "target");
    set("organisations.target.far.host-name", "mail.source.example");
    set("organisations.target.far.delivery-domain", "target.example");
    set("organisations.target.far.credential", "source-forest");
    assertThat(problems()).singleElement().asString().contains(".far.credential: a file in");

    set("organisations.target.far.credential", "env:SOURCE");
    assertThat(problems()).isEmpty();
  }

  @Test
  void wantFarForestAndFarEndpointTogether() {
    set("organisations.target.far.host-name", "mail.source.example");
    set("organisations.target.far.delivery-domain", "target");

    assertThat(problems())
        .anyMatch(each -> each.contains("far-forest and far belong together"))
        .anyMatch(each -> each.contains(".far.delivery-domain"));
  }

  @Test
  void takeSeveralSourcesInPlaceOfOneFarForest() {
    source(0, "legacy", "mail.legacy.example");
    source(1, "branch", "mail.branch.example");
    set("organisations.target.linked-mailboxes", "true");
    for (var forest : List.of("legacy", "branch")) {
      set("forests." + forest + ".name", forest + ".example");
      set("forests." + forest + ".bind-account", "svc@" + forest + ".example");
      set("forests." + forest + ".password-file", passwordFile());
      set("forests." + forest + ".controllers[0].name", "dc1." + forest + ".example");
    }

    assertThat(problems()).isEmpty();

    set("organisations.target.sources[1].forest", "legacy");
    set("organisations.target.sources[1].host-name", "mail.LEGACY.example");
    assertThat(problems()).anyMatch(each -> each.contains("is that of another source"));
    set("organisations.target.sources[1].host-name", "mail");
    set("organisations.target.sources[1].credential", "branch-forest");
    set("organisations.target.far-forest", "branch");
    assertThat(problems())
        .anyMatch(each -> each.contains("sources[1].forest: \"legacy\" stands here already"))
        .anyMatch(each -> each.contains("sources[1].host-name: the far MRS proxy's"))
        .anyMatch(each -> each.contains("sources[1].credential: a file in"))
        .anyMatch(each -> each.contains("sources: state each other forest among the sources"));
  }

  private void source(int number, String forest, String hostName) {
    var where = "organisations.target.sources[" + number + "]";
    set(where + ".forest", forest);
    set(where + ".host-name", hostName);
    set(where + ".delivery-domain", "target.example");
  }

  private String passwordFile() {
    return String.valueOf(settings.get("mailferry.forests.target.password-file"));
  }

  @Test
  void wantAnotherForestBeforeMailboxesAreLinked() {
    set("organisations.target.linked-mailboxes", "true");

    assertThat(problems()).singleElement().asString().contains("target.linked-mailboxes: whose");
  }

  @Test
  void wantAControllerInEachForest() {
    settings.remove("mailferry.forests.target.controllers[0].name");

    assertThat(problems()).singleElement().asString().contains("at least one domain controller");
  }

  @Test
  void letDnsNameTheControllers() {
    settings.remove("mailferry.forests.target.controllers[0].name");
    set("forests.target.discovery.domain", "Target.example");
    set("forests.target.discovery.site", "Berlin-1");
    set("forests.target.discovery.dns-servers[0]", "10.1.2.3");
    set("forests.target.discovery.dns-servers[1]", "[fd00::1]:53");

    assertThat(problems()).isEmpty();
    assertThat(requireNonNull(bound().forests().get("target")).discovery())
        .isEqualTo(
            new WorkerSettings.Discovery(
                "Target.example",
                "Berlin-1",
                List.of("10.1.2.3", "[fd00::1]:53"),
                null,
                "ldaps",
                Duration.ofMinutes(10)));
  }

  @Test
  void wantControllersListedOrFoundAndNotBoth() {
    set("forests.target.discovery.domain", "target.example");

    assertThat(problems())
        .containsExactly(
            "mailferry.forests.target: controllers are listed or found by discovery; state one of"
                + " both");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "domain | child.target.example | domain: the forest's root domain, whose name is that of",
        "site | Berlin._sites | site: the name of an Active Directory site",
        "dns-servers[0] | dns://10.1.2.3 | dns-servers[0]: a DNS server's address",
        "dns-servers[0] | 10.1.2.3 10.1.2.4 | dns-servers[0]: a DNS server's address",
        "port | 0 | port: between 1 and 65535",
        "every | 9s | every: at least 10s",
        "security | tls | security: one of ldaps, starttls, clear",
        "security | clear | security: the password would cross the wire unencrypted",
      })
  void nameWhatIsWrongWithADiscovery(String name, String value, String problem) {
    settings.remove("mailferry.forests.target.controllers[0].name");
    set("forests.target.discovery.domain", "target.example");
    set("forests.target.discovery." + name, value);

    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith("mailferry.forests.target.discovery." + problem);
  }

  @Test
  void takeSeveralDomainsOfAForestAndLetSessionsSeeThemAll() {
    assertThat(scope()).isEqualTo(RecipientScope.AS_OPENED);

    set("forests.target.domains[0].name", "emea.target.example");
    set("forests.target.domains[0].controllers[0].name", "dc1.emea.target.example");
    set("forests.target.domains[1].name", "apac.target.example");
    set("forests.target.domains[1].discovery.domain", "apac.target.example");

    assertThat(problems()).isEmpty();
    assertThat(requireNonNull(bound().forests().get("target")).domains())
        .extracting(WorkerSettings.Domain::name)
        .containsExactly("emea.target.example", "apac.target.example");
    assertThat(scope()).isEqualTo(RecipientScope.ENTIRE_FOREST);
  }

  private RecipientScope scope() {
    var all = bound();
    return ShellConnections.settings(all, requireNonNull(all.organisations().get("target")))
        .scope();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name | emea | name: the domain's DNS name, e.g. emea.target.example",
        "name | Target.example | name: Target.example stands here already",
        "controllers[0].name | dc1 | controllers[0].name: the controller's fully qualified name",
        "controllers[0].security | clear | controllers[0].security: the password would cross",
      })
  void nameWhatIsWrongWithADomain(String name, String value, String problem) {
    set("forests.target.domains[0].name", "emea.target.example");
    set("forests.target.domains[0].controllers[0].name", "dc1.emea.target.example");
    set("forests.target.domains[0]." + name, value);

    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith("mailferry.forests.target.domains[0]." + problem);
  }

  @Test
  void wantAControllerInEachDomainAndItsOwnNameInDns() {
    set("forests.target.domains[0].name", "emea.target.example");
    set("forests.target.domains[1].name", "apac.target.example");
    set("forests.target.domains[1].discovery.domain", "target.example");

    assertThat(problems())
        .satisfiesExactly(
            first -> assertThat(first).contains("domains[0].controllers: at least one"),
            second ->
                assertThat(second)
                    .contains("domains[1].discovery.domain: the name of the domain itself: apac."));
  }

  @Test
  void wantAnAccountThatEveryDomainKnows() {
    set("forests.target.bind-account", "CN=svc,CN=Users,DC=target,DC=example");
    assertThat(problems()).isEmpty();

    set("forests.target.domains[0].name", "emea.target.example");
    set("forests.target.domains[0].controllers[0].name", "dc1.emea.target.example");
    assertThat(problems())
        .singleElement()
        .asString()
        .contains("a distinguished name is known in its own domain only");
  }

  @Test
  void allowClearTextOnlyWhenSomebodySaysSo() {
    set("forests.target.controllers[0].security", "clear");
    assertThat(problems()).singleElement().asString().contains("unencrypted");

    set("forests.target.allow-clear-text", "true");
    assertThat(problems()).isEmpty();
  }

  @Test
  void wantAnOrganisationThatIsCalledLikeOne() {
    set("organisations.[Not Legal].forest", "target");

    assertThat(problems()).singleElement().asString().contains("lower-case letters");
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://db/mailferry?user=m&password=hunter2",
    "jdbc:h2:file:/x;PASSWORD=hunter2",
    "jdbc:postgresql://m:hunter2@db/mailferry",
    "jdbc:postgresql://hunter2@db/mailferry",
    "jdbc:postgresql://db/mailferry?sslpassword=hunter2",
    "jdbc:h2:tcp://m:hunter2@db/x"
  })
  void refuseAPasswordInAnAddressWithoutRepeatingIt(String url) {
    set("journal.url", url);

    assertThat(problems())
        .singleElement()
        .asString()
        .contains("mailferry.journal.password-file")
        .doesNotContain("hunter2");
  }

  @Test
  void holdNoSecretThatCouldBePrinted() {
    assertThat(bound().toString()).contains("password").doesNotContain(TOP_SECRET);
  }

  // ------------------------------------------------------------------ a real start

  private String refusal(String... arguments) throws IOException {
    var log = folder.resolve("refused.log");
    var all = new java.util.ArrayList<>(List.of(arguments));
    all.add("--logging.file.name=" + log);
    all.add("--logging.threshold.console=OFF");
    all.add("--server.port=0");
    all.add("--mailferry.key-file=" + folder.resolve("plan.key"));
    assertThatThrownBy(
            () ->
                new SpringApplicationBuilder(MailferryWorker.class)
                    .registerShutdownHook(false)
                    .run(all.toArray(String[]::new)))
        .isInstanceOf(Exception.class);
    return Files.readString(log);
  }

  @Test
  void stopAStartWithEveryProblemInOneList() throws IOException {
    var report =
        refusal(
            "--mailferry.drain=0s",
            "--mailferry.journal.url=jdbc:oracle:x",
            "--mailferry.forests.target.name=target",
            "--mailferry.organisations.target.forest=elsewhere",
            "--mailferry.organisations.target.shell.sessions=99");

    assertThat(report)
        .contains("APPLICATION FAILED TO START")
        .contains("the worker's settings are refused, and nothing was started:")
        .contains("  - mailferry.drain:")
        .contains("  - mailferry.journal.url:")
        .contains("  - mailferry.forests.target.name:")
        .contains("  - mailferry.forests.target.controllers:")
        .contains("  - mailferry.forests.target.bind-account:")
        .contains("  - mailferry.forests.target.password-file:")
        .contains("  - mailferry.organisations.target.forest: \"elsewhere\" is none of")
        .contains("  - mailferry.organisations.target.shell.sessions:")
        .contains("Correct them in application.yaml")
        .doesNotContain("\tat ");
    assertThat(folder.resolve("plan.key")).doesNotExist();
  }

  @Test
  void stopAStartWithASettingThatNobodyKnows() throws IOException {
    assertThat(refusal("--mailferry.drian=30s"))
        .contains("APPLICATION FAILED TO START")
        .contains("mailferry.drian");
  }

  @Test
  void stopAStartWithASettingThatNobodyKnowsAndDoNotShowItsValue() throws IOException {
    assertThat(refusal("--mailferry.journal.password=hunter2"))
        .contains("mailferry.journal.password: there is no such setting")
        .doesNotContain("hunter2");
  }
}
