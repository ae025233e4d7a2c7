package io.mailferry.worker.settings;

import io.mailferry.activities.AccountsAfterMove;
import io.mailferry.model.slot.SlotLimit;
import io.mailferry.model.slot.SlotLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Everything a worker is told, under {@code mailferry.}. Secrets are never among it: only the names
 * of files that hold them.
 *
 * @param journal the dated copy for people
 * @param keyFile the file with the key that seals addresses, shared with the command line
 * @param forests the directories, by a name of the administrator's choice
 * @param organisations the Exchange organisations whose activities this worker serves, by name;
 *     with none it serves runbooks only
 * @param shell what the shells of all organisations have in common
 * @param cleanUpDelay how long a completed request is kept after its mailbox was verified
 * @param drain how long activities may take to finish when the worker is stopped
 * @param clock Exchange's clock, when it runs faster than the world's, as in a rehearsal
 */
@ConfigurationProperties(prefix = "mailferry", ignoreUnknownFields = false)
public record WorkerSettings(
    @DefaultValue JournalPlace journal,
    @DefaultValue("~/.mailferry/plan.key") String keyFile,
    @DefaultValue Map<String, Forest> forests,
    @DefaultValue Map<String, ExchangeOrganisation> organisations,
    @DefaultValue ShellHouse shell,
    @DefaultValue("1d") Duration cleanUpDelay,
    @DefaultValue("30s") Duration drain,
    @Nullable Clock clock) {
  /** A {@code ~} at the beginning of the key file's path is the home of the worker's account. */
  public WorkerSettings {
    if (keyFile.startsWith("~/")) {
      keyFile = System.getProperty("user.home") + keyFile.substring(1);
    }
  }

  /**
   * Where the journal is.
   *
   * @param url a JDBC address
   * @param user the account
   * @param passwordFile a file with its password; none when absent
   */
  public record JournalPlace(
      @DefaultValue("jdbc:h2:file:~/.mailferry/journal;AUTO_SERVER=TRUE") String url,
      @DefaultValue("mailferry") String user,
      @Nullable String passwordFile) {}

  /**
   * A forest.
   *
   * @param name its DNS name
   * @param controllers the domain controllers of its root domain, in order of preference; none when
   *     DNS names them
   * @param discovery how DNS is asked for them; null when they are listed
   * @param domains its other domains; none where it has only one
   * @param bindAccount the account to read with, as a distinguished name or UPN
   * @param passwordFile a file with its password
   * @param allowClearText whether that password may cross the wire unencrypted; only for rehearsals
   * @param clockTolerance how far a controller's clock may be off
   * @param away how long a controller that failed is asked last
   */
  public record Forest(
      String name,
      @DefaultValue List<Controller> controllers,
      @Nullable Discovery discovery,
      @DefaultValue List<Domain> domains,
      @DefaultValue("") String bindAccount,
      @DefaultValue("") String passwordFile,
      @DefaultValue("false") boolean allowClearText,
      @DefaultValue("5m") Duration clockTolerance,
      @DefaultValue("30s") Duration away) {}

  /**
   * Another domain of a forest than its root.
   *
   * @param name its DNS name
   * @param controllers its domain controllers, in order of preference; none when DNS names them
   * @param discovery how DNS is asked for them; null when they are listed
   */
  public record Domain(
      @Nullable String name,
      @DefaultValue List<Controller> controllers,
      @Nullable Discovery discovery) {}

  /**
   * How DNS is asked for the controllers of a domain.
   *
   * @param domain the DNS name of the domain
   * @param site the Active Directory site whose controllers come first; none when absent
   * @param dnsServers where to ask, each as an address with or without a port; the system's
   *     resolver when empty
   * @param port the LDAP port; when absent 636 for ldaps, and otherwise what DNS says
   * @param security ldaps, starttls or clear
   * @param every how often DNS is asked again
   */
  public record Discovery(
      @DefaultValue("") String domain,
      @Nullable String site,
      @DefaultValue List<String> dnsServers,
      @Nullable Integer port,
      @DefaultValue("ldaps") String security,
      @DefaultValue("10m") Duration every) {}

  /**
   * A domain controller.
   *
   * @param name its fully qualified name, as {@code -DomainController} wants it
   * @param host where to connect; its name when absent
   * @param port the LDAP port
   * @param security ldaps, starttls or clear
   */
  public record Controller(
      String name,
      @Nullable String host,
      @DefaultValue("636") int port,
      @DefaultValue("ldaps") String security) {}

  /**
   * An Exchange organisation.
   *
   * @param forest the name of its forest in the settings
   * @param farForest the name of the other forest in the settings, for cross-forest routes
   * @param far the far endpoint, for cross-forest routes
   * @param sources in place of these two: the forests from which mailboxes are pulled
   * @param version which Exchange its endpoints run: 2010, 2013, 2016, 2019 or SE; when absent, the
   *     live session alone decides what can be sent
   * @param settle how long the controllers of its forests may take to agree; 15 minutes at least
   * @param shell how to reach Exchange's PowerShell
   * @param slots how many mailboxes may be copied, or switch, at a time
   * @param linkedMailboxes whether people go on signing in with the accounts of the forest that
   *     their mailboxes leave, so that these arrive as linked mailboxes
   */
  public record ExchangeOrganisation(
      String forest,
      @Nullable String farForest,
      @Nullable FarEndpoint far,
      @DefaultValue List<Source> sources,
      @Nullable String version,
      @DefaultValue("15m") Duration settle,
      @DefaultValue Shell shell,
      @DefaultValue Slots slots,
      @DefaultValue("false") boolean linkedMailboxes) {
    /** Each other forest with the endpoint in it, however it is stated. */
    public List<Source> farSides() {
      return farForest == null || far == null
          ? sources
          : List.of(
              new Source(
                  farForest,
                  far.hostName(),
                  far.credential(),
                  far.globalCatalog(),
                  far.deliveryDomain()));
    }

    /** The same for whoever looks at accounts. */
    public AccountsAfterMove accounts() {
      return linkedMailboxes ? AccountsAfterMove.OF_THE_SOURCE : AccountsAfterMove.OF_THE_TARGET;
    }
  }

  /**
   * How many mailboxes may do something at a time.
   *
   * @param copying how many Exchange may copy
   * @param switching how many may switch to their new home
   */
  public record Slots(@DefaultValue Slot copying, @DefaultValue Slot switching) {
    /** The same for whoever gives them. */
    public SlotLimits limits() {
      return new SlotLimits(copying.limit(), switching.limit());
    }
  }

  /**
   * One limit; what is absent is not limited.
   *
   * @param perTargetDatabase into one database; at least 1
   * @param perSourceDatabase out of one database; at least 1
   * @param inAll in the organisation; at least 1
   */
  public record Slot(
      @Nullable Integer perTargetDatabase,
      @Nullable Integer perSourceDatabase,
      @Nullable Integer inAll) {
    private SlotLimit limit() {
      return new SlotLimit(perTargetDatabase, perSourceDatabase, inAll);
    }
  }

  /**
   * The far endpoint of cross-forest moves.
   *
   * @param hostName the fully qualified name of the MRS proxy endpoint
   * @param credential the name of the credential for it, resolved on the shell's side
   * @param globalCatalog the far global catalog, when stated
   * @param deliveryDomain the domain to which mail for moved mailboxes is routed
   */
  public record FarEndpoint(
      String hostName,
      @Nullable String credential,
      @Nullable String globalCatalog,
      String deliveryDomain) {}

  /**
   * A forest from which mailboxes are pulled, where there are several.
   *
   * @param forest its name in the settings
   * @param hostName the fully qualified name of its MRS proxy endpoint
   * @param credential the name of the credential for it, resolved on the shell's side
   * @param globalCatalog its global catalog, when stated
   * @param deliveryDomain the domain to which its mail for moved mailboxes is routed
   */
  public record Source(
      String forest,
      String hostName,
      @Nullable String credential,
      @Nullable String globalCatalog,
      String deliveryDomain) {}

  /**
   * How to reach Exchange's PowerShell: by its endpoints, or else a module's cmdlets, or else
   * through ssh as practice does; with none of these the shell itself has the cmdlets.
   *
   * @param executable the PowerShell to start; the worker's when blank
   * @param endpoints the addresses of Exchange's remote PowerShell, in order of preference
   * @param authentication how to sign in there: kerberos, negotiate or basic
   * @param credential where the credential for it is kept, never the credential itself; the
   *     worker's own account when absent
   * @param module a file whose cmdlets are loaded into the shell
   * @param sshHost where to go through ssh
   * @param sshSubsystem the ssh subsystem to ask for there
   * @param credentialsFolder the folder with one {@code <name>.xml} per credential
   * @param sessions how many sessions are kept open
   * @param patience how long a read may take before its session is given up
   * @param retryOpening how long to wait before a session that could not be opened is tried again
   * @param environment what the shell finds in its environment besides
   */
  public record Shell(
      @DefaultValue("") String executable,
      @DefaultValue List<String> endpoints,
      @DefaultValue("kerberos") String authentication,
      @Nullable String credential,
      @Nullable String module,
      @Nullable String sshHost,
      @Nullable String sshSubsystem,
      @Nullable String credentialsFolder,
      @DefaultValue("4") int sessions,
      @DefaultValue("2m") Duration patience,
      @DefaultValue("10s") Duration retryOpening,
      @DefaultValue Map<String, String> environment) {}

  /**
   * What the shells of all organisations have in common.
   *
   * @param executable the PowerShell to start; {@code pwsh} or {@code powershell.exe} from the PATH
   *     when blank
   * @param sessionsPerAccount how many sessions this worker may have open as one account
   * @param folder where every shell is recorded, so that none is left behind; {@code
   *     ~/.mailferry/shells} when blank
   * @param transport what carries requests to the shells: own or jpowershell
   */
  public record ShellHouse(
      @DefaultValue("") String executable,
      @DefaultValue("8") int sessionsPerAccount,
      @DefaultValue("") String folder,
      @DefaultValue("own") String transport) {}

  /**
   * Exchange's clock in a rehearsal.
   *
   * @param start a moment of the world's clock
   * @param exchangeStart what Exchange's clock shows at that moment
   * @param speed how many seconds pass for Exchange in one of the world's
   */
  public record Clock(Instant start, Instant exchangeStart, double speed) {}
}
