package io.mailferry.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.mailferry.simulator.commands.CmdletCatalogue;
import io.mailferry.simulator.powershell.PracticeModule;
import io.mailferry.simulator.world.ExchangeVersion;
import io.mailferry.simulator.world.Organisation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The practice module on a real PowerShell engine, in the shell and behind a remote session. */
@Timeout(120)
@Tag("process")
class PracticeModuleTest {
  private static final String PULL =
      "@{Identity='anna.berg@target.example'; Remote=$true; RemoteHostName='mail.source.example';"
          + " TargetDeliveryDomain='target.example'; TargetDatabase='TGT-DB01';"
          + " BatchName='2026-11-23T10:00:00Z'}";

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit fills it in
  Path folder;

  /** Lines come out as they are written, past the formatter. */
  private static final String BEGIN =
      """
      $ErrorActionPreference = 'Stop'
      function say($text) { [Console]::Out.WriteLine([string] $text) }
      function fault($record) {
          say "$($record.FullyQualifiedErrorId)|$($record.CategoryInfo.Category)|$($record.CategoryInfo.Reason)"
      }
      """;

  private List<String> inTheShell(Practice practice, Locale culture, String script)
      throws IOException, InterruptedException {
    var module =
        practice.simulator.writePracticeModule(
            folder.resolve("a module"), Organisation.TARGET, culture);
    var start = "Import-Module '" + module + "'\nfunction call($name, $bound) { & $name @bound }\n";
    return said(PracticeShell.run(folder, BEGIN + start + script, Map.of()));
  }

  private List<String> behindASession(Practice practice, Locale culture, String script)
      throws IOException, InterruptedException {
    var endpoint =
        practice.simulator.writePracticeEndpoint(
            folder.resolve("an end"), PracticeShell.program(), Organisation.TARGET, culture);
    var start =
        """
        $session = New-PSSession -HostName %s -Subsystem %s
        function call($name, $bound) {
            Invoke-Command -Session $session -HideComputerName -ScriptBlock { param($name, $bound) & $name @bound } -ArgumentList $name, $bound
        }
        """
            .formatted(endpoint.host(), endpoint.subsystem());
    var path = endpoint.folder() + ":" + System.getenv("PATH");
    return said(PracticeShell.run(folder, BEGIN + start + script, Map.of("PATH", path)));
  }

  private static List<String> said(PracticeShell.Said said) {
    assertThat(said.errors()).isEmpty();
    assertThat(said.code()).isZero();
    return said.lines();
  }

  private void throughBothDoors(Locale culture, String script, Consumer<List<String>> judge)
      throws IOException, InterruptedException {
    try (var practice = Practice.world()) {
      judge.accept(inTheShell(practice, culture, script));
    }
    try (var practice = Practice.world()) {
      judge.accept(behindASession(practice, culture, script));
    }
  }

  @Test
  void aReportIsAnObjectInTheShellAndHasItsWordsBehindASession() throws Exception {
    var script =
        """
        $report = (call 'Get-MoveRequestStatistics' @{ Identity = '%s'; IncludeReport = $true }).Report
        say ($null -ne $report)
        say ([string] $report -match 'Fatal error TooManyBadItemsPermanentException has occurred')
        if ($report -isnot [string]) { say $report.Failures[-1].FailureType }
        say ($null -eq (call 'Get-MoveRequestStatistics' @{ Identity = '%s' }).Report)
        """
            .formatted(Practice.ANNA, Practice.ANNA);
    for (var far : List.of(false, true)) {
      try (var practice = Practice.world()) {
        practice.pull(Practice.ANNA, "TGT-DB01", "");
        practice.until(Practice.ANNA, "CopyingMessages");
        practice
            .simulator
            .script()
            .now()
            .failsMove(Practice.ANNA, "TooManyBadItemsPermanentException", "it broke");

        var said =
            far
                ? behindASession(practice, Locale.US, script)
                : inTheShell(practice, Locale.US, script);

        assertThat(said).startsWith("True", "True").endsWith("True").doesNotContain("False");
        if (!far) {
          assertThat(said).contains("TooManyBadItemsPermanentException");
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void hasTheParameterSetsOfItsVersionAndNoOther(ExchangeVersion version) throws Exception {
    var script =
        """
        foreach ($command in Get-Command -Module PracticeExchange) {
            foreach ($set in $command.ParameterSets) {
                $own = $set.Parameters | Where-Object { [System.Management.Automation.PSCmdlet]::CommonParameters -notcontains $_.Name }
                $names = $own | ForEach-Object { $_.Name + $(if ($_.IsMandatory) { '!' }) + $(if ($_.Position -eq 0) { '1' }) }
                say ($command.Name + ' ' + $(if ($set.IsDefault) { 'default ' }) + (($names | Sort-Object) -join ','))
            }
        }
        """;
    try (var practice = new Practice(SimulatorConfig.builder().version(version))) {
      var lines = inTheShell(practice, Locale.US, script);

      assertThat(sorted(lines)).containsExactlyInAnyOrderElementsOf(ofTable(version));
    }
  }

  /** Sorted here, because the two sides sort letters of different case differently. */
  private static List<String> sorted(List<String> lines) {
    return lines.stream()
        .map(
            line -> {
              var names = line.lastIndexOf(' ') + 1;
              var each = line.substring(names).split(",");
              Arrays.sort(each);
              return line.substring(0, names) + String.join(",", each);
            })
        .toList();
  }

  private static List<String> ofTable(ExchangeVersion version) {
    var lines = new ArrayList<String>();
    for (var syntax : CmdletCatalogue.of(version)) {
      var sets = syntax.sets(version);
      for (var set : sets) {
        // The engine calls a set default only where there is more than one.
        var isDefault = sets.size() > 1 && set.equals(sets.getFirst());
        var names =
            syntax.parameters(version).stream()
                .filter(each -> each.isIn(set))
                .map(
                    each ->
                        each.name()
                            + (each.mandatoryIn().contains(set) ? "!" : "")
                            + (each.isFirst() ? "1" : ""))
                .toArray(String[]::new);
        Arrays.sort(names);
        lines.add(syntax.cmdlet() + (isDefault ? " default " : " ") + String.join(",", names));
      }
    }
    return lines;
  }

  @Test
  void knowsOnlyWhatWindowsPowerShellKnowsToo() throws Exception {
    try (var practice = Practice.world()) {
      var endpoint =
          practice.simulator.writePracticeEndpoint(folder.resolve("end"), PracticeShell.program());
      // What came after 5.1, by the names of the engine's own syntax tree.
      var script =
          """
          $newer = 'TernaryExpressionAst', 'PipelineChainAst'
          $operators = 'QuestionQuestion', 'QuestionQuestionEquals'
          foreach ($file in Get-ChildItem -Path '%s' | Where-Object { $_.Name -like '*.ps*1' }) {
              $tokens = $null; $wrong = $null
              $tree = [System.Management.Automation.Language.Parser]::ParseFile($file.FullName, [ref] $tokens, [ref] $wrong)
              $found = $tree.FindAll({ param($ast) $newer -contains $ast.GetType().Name -or
                  ($ast.PSObject.Properties['Operator'] -and $operators -contains [string] $ast.Operator) -or
                  ($ast.PSObject.Properties['NullConditional'] -and $ast.NullConditional) -or
                  ($ast -is [System.Management.Automation.Language.CommandParameterAst] -and 'AsHashtable', 'DateKind' -contains $ast.ParameterName) }, $true)
              # Without a mark, Windows PowerShell reads a file in its own code page.
              $plain = -not ([IO.File]::ReadAllBytes($file.FullName) | Where-Object { $_ -gt 127 })
              say "$($file.Name) $(@($wrong).Count) $(@($found).Count) $plain"
          }
          """
              .formatted(endpoint.folder());

      assertThat(said(PracticeShell.run(folder, BEGIN + script, Map.of())))
          .containsExactlyInAnyOrder(
              "PracticeEndpoint.ps1 0 0 True",
              "PracticeExchange.cmdlets.ps1 0 0 True",
              "PracticeExchange.psd1 0 0 True",
              "PracticeExchange.psm1 0 0 True");
    }
  }

  @Test
  void theEngineItselfSaysWhatDoesNotBind() throws Exception {
    var script =
        """
        foreach ($wrong in @{Identity='x'; Remote=$true; RemoteTargetDatabase='y'}, @{Identity=''}, @{Identity='x'; Nope=1},
            @{Identity='x'; BadItemLimit='many'}, @{Identity='x'; Priority='Urgent'}) {
            try { call New-MoveRequest $wrong } catch { fault $_ }
        }
        """;
    throughBothDoors(
        Locale.US,
        script,
        lines ->
            assertThat(lines)
                .containsExactly(
                    "AmbiguousParameterSet,New-MoveRequest|InvalidArgument|ParameterBindingException",
                    "ParameterArgumentValidationErrorEmptyStringNotAllowed,New-MoveRequest|InvalidData|ParameterBindingValidationException",
                    "NamedParameterNotFound,New-MoveRequest|InvalidArgument|ParameterBindingException",
                    "ParameterArgumentTransformationError,New-MoveRequest|InvalidData|ParameterBindingArgumentTransformationException",
                    "ParameterArgumentTransformationError,New-MoveRequest|InvalidData|ParameterBindingArgumentTransformationException"));
  }

  @Test
  void aRefusalHasExchangesIdAndTheClassThatIsItsReason() throws Exception {
    var script =
        """
        $null = call New-MoveRequest %1$s
        try { call New-MoveRequest %1$s } catch { fault $_; say $_.Exception.Message }
        """
            .formatted(PULL);
    throughBothDoors(
        Locale.US,
        script,
        lines -> {
          assertThat(lines.getFirst())
              .startsWith("[Server=EXCH1,RequestId=")
              .contains("[FailureCategory=Cmdlet-ManagementObjectAlreadyExistsException] ")
              .endsWith(
                  ",Microsoft.Exchange.Management.RecipientTasks.NewMoveRequest,New-MoveRequest|ResourceExists|ManagementObjectAlreadyExistsException");
          assertThat(lines.get(1))
              .isEqualTo("Mailbox 'Anna Berg' is already being moved to 'TGT-DB01'.");
        });
  }

  @ParameterizedTest
  @CsvSource({
    "en-US, '2.825 GB (3,033,663,367 bytes)'",
    "de-DE, '2,825 GB (3.033.663.367 bytes)'",
    "fr-FR, '2,825 GB (3\u202F033\u202F663\u202F367 bytes)'",
    "de-CH, '2.825 GB (3\u2019033\u2019663\u2019367 bytes)'",
  })
  void valuesAreAsAwkwardAsExchanges(String culture, String size) throws Exception {
    var script =
        """
        $m = call New-MoveRequest %s
        foreach ($value in $m.TotalMailboxSize, $m.BadItemLimit, $m.TargetDatabase, $m.MailboxIdentity, $m.OverallDuration,
            $m.BatchName, $m.QueuedTimestamp.Kind, $m.QueuedTimestamp.ToUniversalTime().ToString('o'), ($null -eq $m.SourceDatabase)) {
            # Through base64, so that no code page of the console comes between.
            say ([Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes([string] $value)))
        }
        $m.PSObject.Properties.Name | Where-Object { $_ -like 'TotalStalledDueTo*Duration' } | Sort-Object | ForEach-Object { say $_ }
        say ((call Get-MailboxDatabase @{Identity='TGT-DB01'}).ProhibitSendReceiveQuota)
        """
            .formatted(PULL);
    throughBothDoors(
        Locale.forLanguageTag(culture),
        script,
        lines -> {
          assertThat(lines.subList(0, 9).stream().map(PracticeModuleTest::decoded))
              .containsExactly(
                  size,
                  "0",
                  "TGT-DB01",
                  "target.example/People/Anna Berg",
                  "00:00:00",
                  "2026-11-23T10:00:00Z",
                  "Local",
                  "2026-11-23T12:00:00.0000000Z",
                  "True");
          assertThat(lines.subList(9, 13))
              .containsExactly(
                  "TotalStalledDueToContentIndexingDuration",
                  "TotalStalledDueToMailboxLockedDuration",
                  "TotalStalledDueToMdbReplicationDuration",
                  "Unlimited");
        });
  }

  private static String decoded(String line) {
    return new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8);
  }

  @Test
  void everyCmdletAnswersAndEveryPropertyHasItsColumn() throws Exception {
    var script =
        """
        $null = call New-MoveRequest %s
        foreach ($each in @('Get-MoveRequest', @{}), @('Get-MoveRequestStatistics', @{Identity='anna.berg@target.example'}),
            @('Get-MailboxDatabase', @{Status=$true}), @('Get-MailboxDatabaseCopyStatus', @{}), @('Get-Mailbox', @{}),
            @('Get-MailUser', @{}), @('Get-MailboxStatistics', @{Identity='local001@target.example'}), @('Test-MapiConnectivity', @{}),
            @('Test-MigrationServerAvailability', @{ExchangeRemoteMove=$true; RemoteServer='mail.source.example'}),
            @('Get-ThrottlingPolicy', @{}), @('Get-ThrottlingPolicyAssociation', @{}),
            @('Set-ADServerSettings', @{ViewEntireForest=$true}),
            @('Set-MoveRequest', @{Identity='anna.berg@target.example'; CompleteAfter=$null; BatchName='other'}),
            @('Suspend-MoveRequest', @{Identity='anna.berg@target.example'; Confirm=$false}),
            @('Resume-MoveRequest', @{Identity='anna.berg@target.example'}),
            @('Remove-MoveRequest', @{Identity='anna.berg@target.example'; Confirm=$false})) {
            say "$($each[0]) $(@(call $each[0] $each[1]).Count)"
        }
        """
            .formatted(PULL);
    throughBothDoors(
        Locale.US,
        script,
        lines ->
            assertThat(lines)
                .containsExactly(
                    "Get-MoveRequest 1",
                    "Get-MoveRequestStatistics 1",
                    "Get-MailboxDatabase 3",
                    "Get-MailboxDatabaseCopyStatus 6",
                    "Get-Mailbox 2",
                    "Get-MailUser 12",
                    "Get-MailboxStatistics 1",
                    "Test-MapiConnectivity 3",
                    "Test-MigrationServerAvailability 1",
                    "Get-ThrottlingPolicy 1",
                    "Get-ThrottlingPolicyAssociation 1",
                    "Set-ADServerSettings 0",
                    "Set-MoveRequest 0",
                    "Suspend-MoveRequest 0",
                    "Resume-MoveRequest 0",
                    "Remove-MoveRequest 0"));
  }

  @Test
  void aDryRunIsCheckedByExchangeAndDoesNothing() throws Exception {
    try (var practice = Practice.world()) {
      var script =
          """
          $wrong = %1$s; $wrong.WhatIf = $true; call New-MoveRequest $wrong | Out-Null
          $wrong.TargetDatabase = 'TGT-DB77'; try { call New-MoveRequest $wrong | Out-Null } catch { say $_.CategoryInfo.Reason }
          """
              .formatted(PULL);

      assertThat(inTheShell(practice, Locale.US, script))
          .contains("ManagementObjectNotFoundException");
      assertThat(practice.simulator.requests()).isEmpty();
    }
  }

  @Test
  void nothingThatIsTextIsRunAndAllOfItArrives() throws Exception {
    try (var practice = Practice.world()) {
      var canary = folder.resolve("canary");
      var name = "z $(New-Item -Path '" + canary + "') `e \u202E\uD83D\uDE00 --% ; exit 3";
      var script =
          """
          $bound = %s
          $bound.BatchName = '%s'
          $null = call New-MoveRequest $bound
          """
              .formatted(PULL, name.replace("'", "''"));

      behindASession(practice, Locale.US, script);

      assertThat(practice.simulator.requests().getFirst().batchName()).isEqualTo(name);
      assertThat(canary).doesNotExist();
    }
  }

  @Test
  void onlyTheNameOfACredentialTravelsNeverItsPassword() throws Exception {
    var travelled = new CopyOnWriteArrayList<String>();
    var listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    listener.createContext(
        "/",
        exchange -> {
          travelled.add(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          var answer =
              "{\"opens\":true,\"result\":[],\"warnings\":[],\"error\":null}"
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("X-Manner", "WHOLE");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    listener.start();
    try {
      var module =
          new PracticeModule(
                  "http://127.0.0.1:" + listener.getAddress().getPort(),
                  Organisation.TARGET,
                  ExchangeVersion.E2019,
                  Locale.US,
                  List.of())
              .write(folder.resolve("module"));
      var script =
          "Import-Module '"
              + module
              + "'\n$bound = "
              + PULL
              + "\n"
              + "$bound.RemoteCredential = [pscredential]::new('src\\admin',"
              + " (ConvertTo-SecureString 'open sesame' -AsPlainText -Force))\n"
              + "New-MoveRequest @bound\n";

      said(PracticeShell.run(folder, BEGIN + script, Map.of()));
    } finally {
      listener.stop(0);
    }
    assertThat(travelled.getLast()).contains("{\"credential\":\"=src\\\\admin\"}");
    assertThat(travelled).noneMatch(each -> each.contains("sesame"));
  }

  @Test
  void aLostAnswerBreaksTheSessionAndTheRequestIsThere() throws Exception {
    try (var practice = Practice.world()) {
      practice.simulator.script().onCommand("New-MoveRequest", 1).losesAnswer();
      var script =
          """
          try { call New-MoveRequest %s } catch { say $_.Exception.GetType().Name }
          say $session.State
          """
              .formatted(PULL);

      assertThat(behindASession(practice, Locale.US, script))
          .containsExactly("PSRemotingTransportException", "Broken");
      assertThat(practice.simulator.requests()).hasSize(1);
    }
  }

  @Test
  void aShellThatLoadedTheModuleDiesWithoutAnAnswerWhenItIsLost() throws Exception {
    try (var practice = Practice.world()) {
      practice.simulator.script().onCommand("New-MoveRequest", 1).neverArrives();
      var module = practice.simulator.writePracticeModule(folder.resolve("module"));

      var said =
          PracticeShell.run(
              folder,
              BEGIN
                  + "Import-Module '"
                  + module
                  + "'\n$b = "
                  + PULL
                  + "\nsay 'before'\nNew-MoveRequest @b | Out-Null\nsay 'after'\n",
              Map.of());

      assertThat(said.lines()).containsExactly("before");
      assertThat(said.code()).isNotZero();
      assertThat(practice.simulator.requests()).isEmpty();
    }
  }
}
