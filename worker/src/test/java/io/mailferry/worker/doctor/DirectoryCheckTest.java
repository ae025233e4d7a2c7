package io.mailferry.worker.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.directory.ForestHealth;
import io.mailferry.activities.directory.ForestHealth.ControllerHealth;
import io.mailferry.activities.directory.ForestHealth.Origin;
import io.mailferry.activities.directory.ForestHealth.State;
import io.mailferry.worker.doctor.finding.Check;
import io.mailferry.worker.doctor.finding.Finding;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DirectoryCheckTest {
  @Test
  void namesTheControllersAndWhereTheyAreKnownFrom() {
    assertThat(seen(new Origin("found by DNS (_ldap._tcp)", true), "dc1", "dc2"))
        .isEqualTo(
            Finding.ok(Check.DIRECTORY, "target.example: dc1, dc2; found by DNS (_ldap._tcp)"));
  }

  @Test
  void notesThatDnsDoesNotKnowTheSite() {
    assertThat(seen(new Origin("is site Berlni the right name?", false), "dc1"))
        .isEqualTo(
            Finding.note(
                Check.DIRECTORY, "target.example: dc1; is site Berlni the right name?", null));
  }

  @Test
  void notesThatDnsNamesNobody() {
    assertThat(seen(new Origin("DNS did not answer", false)))
        .isEqualTo(
            Finding.note(
                Check.DIRECTORY,
                "target.example: no domain controller is known; DNS did not answer",
                null));
  }

  private static Finding seen(@Nullable Origin origin, String... controllers) {
    return DirectoryCheck.of(
        "target.example",
        new ForestHealth(
            null,
            Stream.of(controllers)
                .map(each -> new ControllerHealth(each, State.WELL, null))
                .toList(),
            origin));
  }
}
