package io.mailferry.worker.settings;

import io.mailferry.activities.exchange.shell.Connection.Authentication;
import io.mailferry.activities.exchange.shell.CredentialReference;
import io.mailferry.activities.exchange.shell.ShellSettings;
import io.mailferry.activities.exchange.shell.ShellTransport;
import io.mailferry.activities.exchange.shell.pool.Accounts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds everything that is wrong with how shells are to be reached. */
final class ShellSettingsCheck {
  /** A reference that means a file in the folder of credentials. */
  private static final Pattern IN_FOLDER = Pattern.compile("(file:)?[^:]*");

  /** Names that the script of old looked for; what is set under them would be passed over. */
  private static final Set<String> SETTINGS_NOW =
      Set.of("MAILFERRY_SHELL_ENDPOINT", "MAILFERRY_SHELL_MODULE");

  private static final String TRANSPORT = "mailferry.shell.transport";

  private static final String ALLOWANCE =
      "Exchange allows an account 18 sessions, and those of a worker that died count for another 15"
          + " minutes";

  private final WorkerSettings settings;
  private final List<String> problems = new ArrayList<>();

  private ShellSettingsCheck(WorkerSettings settings) {
    this.settings = settings;
  }

  /** The problems of all organisations' shells; empty when there are none. */
  static List<String> problems(WorkerSettings settings) {
    var check = new ShellSettingsCheck(settings);
    check.house();
    settings
        .organisations()
        .forEach(
            (key, organisation) ->
                check.organisation("mailferry.organisations." + key, organisation));
    check.accounts();
    return check.problems;
  }

  private void house() {
    var most = settings.shell().sessionsPerAccount();
    if (most < 1 || most > Accounts.MOST_SESSIONS) {
      problems.add(
          "mailferry.shell.sessions-per-account: 1 to "
              + Accounts.MOST_SESSIONS
              + "; "
              + ALLOWANCE);
    }
    said(TRANSPORT, () -> ShellTransport.named(settings.shell().transport()));
  }

  private void organisation(String key, WorkerSettings.ExchangeOrganisation organisation) {
    var shell = organisation.shell();
    var where = key + ".shell";
    if (shell.sessions() < 1 || shell.sessions() > Accounts.MOST_SESSIONS) {
      problems.add(where + ".sessions: 1 to " + Accounts.MOST_SESSIONS + "; " + ALLOWANCE);
    }
    if (!shell.patience().isPositive()) {
      problems.add(where + ".patience: must be greater than 0");
    }
    if (!shell.retryOpening().isPositive()) {
      problems.add(where + ".retry-opening: must be greater than 0");
    }
    for (var name : SETTINGS_NOW) {
      if (shell.environment().containsKey(name)) {
        problems.add(where + ".environment." + name + ": say endpoints or module instead");
      }
    }
    var before = problems.size();
    oneWay(where, shell);
    signIn(where, shell);
    endpoints(where, shell);
    places(where, shell);
    folderFor(where + ".credential", shell, shell.credential());
    if (organisation.far() != null && organisation.far().credential() != null) {
      farCredential(key + ".far.credential", shell, organisation.far().credential());
    }
    for (var i = 0; i < organisation.sources().size(); i++) {
      var credential = organisation.sources().get(i).credential();
      if (credential != null) {
        farCredential(key + ".sources[" + i + "].credential", shell, credential);
      }
    }
    if (problems.size() == before
        && knowsTransport()
        && shell.retryOpening().isPositive()
        && shell.sessions() > 0) {
      said(where, () -> ShellConnections.settings(settings.shell(), shell));
    }
  }

  private void farCredential(String where, WorkerSettings.Shell shell, String credential) {
    said(where, () -> new CredentialReference(credential));
    folderFor(where, shell, credential);
  }

  private void oneWay(String where, WorkerSettings.Shell shell) {
    var ways =
        Stream.of(
                shell.endpoints().isEmpty() ? "" : "endpoints",
                shell.module() == null ? "" : "module",
                shell.sshHost() == null ? "" : "ssh-host")
            .filter(way -> !way.isEmpty())
            .toList();
    if (ways.size() > 1) {
      problems.add(where + ": " + String.join(" and ", ways) + " exclude each other; state one");
    }
    if ((shell.sshHost() == null) != (shell.sshSubsystem() == null)) {
      problems.add(where + ": ssh-host and ssh-subsystem belong together; state both or neither");
    }
  }

  private void signIn(String where, WorkerSettings.Shell shell) {
    said(where + ".authentication", () -> ShellConnections.authentication(shell.authentication()));
    said(where + ".credential", () -> ShellConnections.credential(shell));
    if (shell.credential() != null && shell.endpoints().isEmpty()) {
      problems.add(where + ".credential: only endpoints are signed in to; state them too");
    }
    if (shell.authentication().equalsIgnoreCase(Authentication.BASIC.name())
        && shell.credential() == null) {
      problems.add(where + ".authentication: basic needs a credential");
    }
  }

  private void endpoints(String where, WorkerSettings.Shell shell) {
    var known = new HashSet<String>();
    for (var i = 0; i < shell.endpoints().size(); i++) {
      var address = shell.endpoints().get(i);
      var here = where + ".endpoints[" + i + "]";
      if (!known.add(address)) {
        problems.add(here + ": stated twice");
      }
      if (signsIn(shell)) {
        said(here, () -> ShellConnections.endpoint(shell, address));
      }
    }
  }

  /** Else it would be said again for every endpoint. */
  private static boolean signsIn(WorkerSettings.Shell shell) {
    try {
      var _ = ShellConnections.authentication(shell.authentication());
      var _ = ShellConnections.credential(shell);
      return true;
    } catch (IllegalArgumentException saidAlready) {
      return false;
    }
  }

  private void places(String where, WorkerSettings.Shell shell) {
    if (shell.module() != null && !Files.isReadable(Path.of(shell.module()))) {
      problems.add(where + ".module: there is no readable file " + shell.module());
    }
    if (shell.credentialsFolder() != null
        && !Files.isDirectory(Path.of(shell.credentialsFolder()))) {
      problems.add(where + ".credentials-folder: there is no folder " + shell.credentialsFolder());
    }
  }

  private void folderFor(String where, WorkerSettings.Shell shell, @Nullable String name) {
    if (name != null
        && IN_FOLDER.matcher(name).matches()
        && shell.credentialsFolder() == null
        && !shell.environment().containsKey(ShellSettings.CREDENTIALS)) {
      problems.add(
          where + ": a file in shell.credentials-folder, which is not stated; or vault:… or env:…");
    }
  }

  /** Else it would be said again for every organisation. */
  private boolean knowsTransport() {
    return problems.stream().noneMatch(each -> each.startsWith(TRANSPORT));
  }

  /** Sessions are counted by account, and a pool that comes last would have none. */
  private void accounts() {
    var byAccount =
        settings.organisations().entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    each -> String.valueOf(each.getValue().shell().credential()),
                    TreeMap::new,
                    Collectors.toList()));
    var most = settings.shell().sessionsPerAccount();
    byAccount.forEach(
        (account, organisations) -> {
          var each = organisations.stream().map(one -> one.getValue().shell().sessions()).toList();
          var sum = each.stream().mapToInt(Integer::intValue).sum();
          if (sum > most && each.stream().allMatch(one -> one <= Accounts.MOST_SESSIONS)) {
            problems.add(
                "mailferry.organisations "
                    + organisations.stream().map(Map.Entry::getKey).sorted().toList()
                    + ": together "
                    + sum
                    + " shell.sessions as one account, and mailferry.shell.sessions-per-account is "
                    + most
                    + "; "
                    + ALLOWANCE);
          }
        });
  }

  private void said(String where, Runnable making) {
    try {
      making.run();
    } catch (IllegalArgumentException wrong) {
      problems.add(where + ": " + wrong.getMessage());
    }
  }
}
