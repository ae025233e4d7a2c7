package io.mailferry.worker.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.exchange.shell.Connection;
import io.mailferry.activities.exchange.shell.SessionCmdlets;
import io.mailferry.activities.exchange.shell.SessionInfo;
import io.mailferry.activities.exchange.shell.session.TrialSession.Opening;
import io.mailferry.activities.fault.ErrorReport;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.worker.doctor.finding.Check;
import io.mailferry.worker.doctor.finding.CheckResult;
import io.mailferry.worker.doctor.finding.Finding;
import io.mailferry.worker.doctor.finding.Report;
import io.mailferry.worker.doctor.finding.Subject;
import io.mailferry.worker.doctor.finding.TextReport;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExaminationTest {
  private static final Path SHELL = Path.of("/usr/bin/pwsh");
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Opening REFUSED =
      new Opening.NotConnected(
          new ErrorReport(
              "PSSessionOpenFailed",
              "PSRemotingTransportException",
              "Connecting to remote server exch1.target.example failed",
              List.of()),
          new SessionInfo(new SessionCmdlets(Map.of()), null, "7.6.9", "Core", null));

  private final FakeSession session =
      new FakeSession()
          .answering("Get-MailboxDatabase", FakeSession.objects("{}"))
          .answering(
              "Get-ThrottlingPolicyAssociation",
              FakeSession.objects("{\"Name\":\"svc\",\"ThrottlingPolicyId\":null}"))
          .answering(
              "Get-ThrottlingPolicy",
              FakeSession.objects(
                  "{\"Name\":\"G\",\"ThrottlingPolicyScope\":\"Global\","
                      + "\"PowerShellMaxConcurrency\":18}"));

  @Test
  void looksAtEverythingInOrderWithThreeReadsAndClosesTheSession() {
    var findings = examined(exch1(), with(SHELL, new Opening.Opened(session)));

    assertThat(findings).extracting(Finding::check).containsExactlyElementsOf(Check.ofASite());
    assertThat(findings).extracting(Finding::result).containsOnly(CheckResult.OK);
    assertThat(session.asked())
        .extracting(command -> command.cmdlet())
        .containsExactly(
            "Get-ThrottlingPolicy", "Get-ThrottlingPolicyAssociation", "Get-MailboxDatabase");
    assertThat(session.closed()).isTrue();
  }

  @Test
  void stillAsksTheClocksWhenNoSessionOpensBecauseTheyMayBeWhy() {
    var findings = examined(exch1(), with(SHELL, REFUSED));

    assertThat(findings).extracting(Finding::check).containsExactlyElementsOf(Check.ofASite());
    assertThat(findings)
        .extracting(Finding::result)
        .containsExactly(
            CheckResult.OK,
            CheckResult.FIX,
            CheckResult.SKIPPED,
            CheckResult.SKIPPED,
            CheckResult.OK,
            CheckResult.OK,
            CheckResult.SKIPPED,
            CheckResult.SKIPPED);
  }

  @Test
  void skipsTheMailboxWhenNoSessionOpensOrNoDirectoryCanBeRead() {
    for (var opening : List.of(REFUSED, new Opening.Opened(session))) {
      var findings = new ArrayList<Finding>();
      new Examination(FaultTable.STANDARD, () -> NOW, true)
          .of(new OneMailbox("anna@target.example", null))
          .examine(exch1(), with(SHELL, opening), findings::add);

      assertThat(findings).extracting(Finding::check).containsExactly(Check.values());
      assertThat(findings.subList(Check.ofASite().size(), findings.size()))
          .extracting(Finding::result)
          .containsOnly(CheckResult.SKIPPED);
    }
  }

  @Test
  void startsNothingWhenThereIsNoProgram() {
    var instruments = with(null, new Opening.NotStarted("must not be opened"));

    assertThat(examined(exch1(), instruments))
        .filteredOn(finding -> finding.result() == CheckResult.FIX)
        .extracting(Finding::check)
        .containsExactly(Check.SHELL);
    assertThat(instruments.opened).isZero();
  }

  @Test
  void countsAShellThatDoesNotAnswerOnce() {
    assertThat(examined(exch1(), with(SHELL, new Opening.NotStarted("it ended"))))
        .filteredOn(finding -> finding.result() == CheckResult.FIX)
        .extracting(Finding::check)
        .containsExactly(Check.SHELL);
  }

  @Test
  void countsOnceWhatTwoEndpointsShare() {
    var report = new Report();
    for (var subject : List.of(exch1(), subject("exch2"))) {
      examined(subject, with(null, REFUSED)).forEach(each -> report.add(subject, each));
    }

    assertThat(report.toPutRight()).isEqualTo(1);
  }

  @Test
  void showsALineWithItsFixBelowAHeading() {
    assertThat(shown(StandardCharsets.UTF_8))
        .startsWith("organisation target, endpoint exch1.target.example\n  FIX   shell       no ")
        .contains("\n                    → Install PowerShell, or ")
        .contains("\n                      docs/connect/connecting-exchange.md#a6-the-settings\n")
        .contains("\n  skip  session     no shell\n")
        .endsWith("\n\n1 thing to put right.\n");
    assertThat(shown(StandardCharsets.UTF_8).lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(110));
  }

  @Test
  void putsNoQuestionMarksWhereAConsoleHasFewerLetters() {
    assertThat(shown(StandardCharsets.US_ASCII))
        .contains("\n                    > Install PowerShell, or ")
        .doesNotContain("?");
  }

  private static String shown(Charset charset) {
    var bytes = new ByteArrayOutputStream();
    var text = new TextReport(new PrintStream(bytes, true, charset));
    var report = new Report();
    for (var finding : examined(exch1(), with(null, REFUSED))) {
      text.show(exch1(), finding);
      report.add(exch1(), finding);
    }
    text.close(report);
    return bytes.toString(charset).replace(System.lineSeparator(), "\n");
  }

  private static List<Finding> examined(Subject subject, Instruments instruments) {
    var findings = new ArrayList<Finding>();
    new Examination(FaultTable.STANDARD, () -> NOW, true)
        .examine(subject, instruments, findings::add);
    return findings;
  }

  private static Subject exch1() {
    return subject("exch1");
  }

  private static Subject subject(String host) {
    return new Subject(
        "target",
        new Connection.Remote(
            URI.create("http://" + host + ".target.example/PowerShell/"),
            Connection.Authentication.KERBEROS,
            null),
        null,
        null,
        4);
  }

  private static FakeInstruments with(@Nullable Path file, Opening opening) {
    return new FakeInstruments(file, opening);
  }

  private static final class FakeInstruments implements Instruments {
    private final @Nullable Path file;
    private final Opening opening;
    private int opened;

    FakeInstruments(@Nullable Path file, Opening opening) {
      this.file = file;
      this.opening = opening;
    }

    @Override
    public ShellLocation shell() {
      return new ShellLocation(Path.of("pwsh"), null, file, List.of("/usr/bin"));
    }

    @Override
    public Opening open() {
      opened++;
      return opening;
    }

    @Override
    public List<Finding> directories() {
      return List.of(Finding.ok(Check.DIRECTORY, "target.example: dc1.target.example"));
    }

    @Override
    public List<ClockReading> clocks() {
      return List.of(new ClockReading.Told("dc1.target.example", Duration.ZERO));
    }

    @Override
    public Optional<Forests> forests() {
      return Optional.empty();
    }
  }
}
