package io.mailferry.activities.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mailferry.activities.FakeDirectory;
import io.mailferry.activities.Given;
import io.mailferry.activities.HandClock;
import io.mailferry.activities.Incidents;
import io.mailferry.activities.breaker.Breakers;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.activities.time.ExchangeClock;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.plan.IdentityKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Anna's user stands in the domain that the forest is called after, Bernd's in a child of it. */
class ForestDirectoryTest {
  private static final String OF_CHILD = "dc2.emea.target.example";

  private final FakeDirectory root = new FakeDirectory("target.example");
  private final FakeDirectory child = new FakeDirectory("target.example", "emea.target.example");
  private final FakeDirectory other = new FakeDirectory("target.example", "apac.target.example");
  private final Directory forest =
      new ForestDirectory(List.of(root, child, other), FaultTable.STANDARD);

  ForestDirectoryTest() {
    root.has(Given.TARGET, Given.OTHER_TARGET);
    child.has(Given.TARGET, Given.OTHER_TARGET);
    root.has(Given.prepared(Given.ANNA, "anna"));
    child.has(Given.prepared(Given.BERND, "bernd"));
  }

  @Test
  void findsAMailboxThroughAControllerOfItsOwnDomain() {
    assertThat(forest.find(Given.ANNA, null).controller()).isEqualTo("dc1.target.example");
    assertThat(forest.find(Given.BERND, null).controller()).isEqualTo("dc1.emea.target.example");
  }

  @Test
  void asksNobodyButThePreferredControllerThatHasIt() {
    var answer = forest.find(Given.BERND, OF_CHILD);

    assertThat(answer.controller()).isEqualTo(OF_CHILD);
    assertThat(answer.value()).isPresent();
    assertThat(root.asked).isEmpty();
    assertThat(other.asked).isEmpty();
  }

  @Test
  void asksFirstWhereItFoundAMailboxLast() {
    forest.find(Given.BERND, null);
    root.asked.clear();
    other.asked.clear();

    forest.find(Given.BERND, null);

    assertThat(root.asked).isEmpty();
    assertThat(other.asked).isEmpty();
  }

  @Test
  void findsAUserThatWasMovedToAnotherDomain() {
    forest.find(Given.BERND, null);
    child.forgets(Given.BERND);
    other.has(Given.prepared(Given.BERND, "bernd"));

    assertThat(forest.find(Given.BERND, OF_CHILD).controller())
        .isEqualTo("dc1.apac.target.example");
  }

  @Test
  void findsWhoeverIsThereWhileAnotherDomainIsAway() {
    child.isAway();

    assertThat(forest.find(Given.ANNA, null).value()).isPresent();
    assertThat(forest.findByAddress(List.of("Anna@source.example")).value()).hasSize(1);
  }

  @Test
  void neverSaysThatNobodyHasAMailboxWhileADomainIsAway() {
    child.isAway();

    assertThatExceptionOfType(Fault.NotReached.class)
        .isThrownBy(() -> forest.find(Given.BERND, null))
        .withMessageContaining("emea.target.example");
    assertThatExceptionOfType(Fault.NotReached.class)
        .isThrownBy(() -> forest.find(Given.BERND, OF_CHILD))
        .withMessageContaining("emea.target.example");
    assertThatExceptionOfType(Fault.NotReached.class)
        .isThrownBy(
            () -> forest.findByAddress(List.of("anna@source.example", "bernd@source.example")))
        .withMessageContaining("emea.target.example");
  }

  @Test
  void saysThatNobodyHasAMailboxWhenAllDomainsSaySo() {
    child.forgets(Given.BERND);

    var answer = forest.find(Given.BERND, OF_CHILD);

    assertThat(answer.value()).isEmpty();
    assertThat(answer.controller()).as("the one that was kept to").isEqualTo(OF_CHILD);
    assertThat(root.asked).isNotEmpty();
    assertThat(other.asked).isNotEmpty();
    assertThat(forest.findByAddress(List.of("bernd@source.example")).value()).isEmpty();
  }

  @Test
  void touchesNothingWhenTwoDomainsHaveAnObjectWithTheMailboxGuid() {
    other.has(Given.prepared(Given.BERND, "bernd"));

    assertThatExceptionOfType(Fault.Refused.class)
        .isThrownBy(() -> forest.find(Given.BERND, null))
        .withMessageContainingAll("emea.target.example", "apac.target.example")
        .satisfies(fault -> assertThat(fault.code()).isEqualTo("MF-AD-AMBIGUOUS"));
  }

  @Test
  void findsTheOwnersOfAddressesInAllDomainsAndNamesWhoAnswered() {
    var answer = forest.findByAddress(List.of("anna@source.example", "bernd@source.example"));

    assertThat(answer.value())
        .extracting(DirectoryEntry::mailbox)
        .containsExactly(Given.ANNA, Given.BERND);
    assertThat(answer.controller())
        .isEqualTo("dc1.target.example, dc1.emea.target.example, dc1.apac.target.example");
  }

  @Test
  void findsWhoeverGoesByANameInAllDomains() {
    other.has(Given.prepared(MailboxGuid.of("c0000000-0000-4000-8000-000000000003"), "anna"));
    var anna = new MailboxName(IdentityKind.ALIAS, "anna");
    var bernd = new MailboxName(IdentityKind.ALIAS, "bernd");

    var answer = forest.findByName(List.of(anna, bernd));

    assertThat(answer.value().get(anna)).hasSize(2);
    assertThat(answer.value().get(bernd)).hasSize(1);
    assertThat(answer.controller())
        .isEqualTo("dc1.target.example, dc1.emea.target.example, dc1.apac.target.example");
  }

  /** A name that others may have, too, is certain only when all have answered. */
  @Test
  void saysWhoHasANameWhileADomainIsAwayOnlyWhereNobodyElseCanHaveIt() {
    child.isAway();
    root.calls(Given.ANNA, IdentityKind.USER_PRINCIPAL_NAME, "anna@login.example");
    root.calls(Given.ANNA, IdentityKind.ACCOUNT_NAME, "anna");
    root.calls(Given.ANNA, IdentityKind.ACCOUNT_NAME, "TARGET\\anna");

    for (var certain :
        List.of(
            new MailboxName(IdentityKind.MAILBOX_GUID, Given.ANNA.toString()),
            new MailboxName(IdentityKind.ACCOUNT_NAME, "TARGET\\anna"))) {
      assertThat(forest.findByName(List.of(certain)).value()).as("%s", certain).hasSize(1);
    }
    for (var uncertain :
        List.of(
            new MailboxName(IdentityKind.ALIAS, "anna"),
            new MailboxName(IdentityKind.USER_PRINCIPAL_NAME, "anna@login.example"),
            new MailboxName(IdentityKind.ADDRESS_OR_PRINCIPAL_NAME, "anna@source.example"),
            new MailboxName(IdentityKind.ACCOUNT_NAME, "anna"),
            new MailboxName(IdentityKind.ADDRESS_OR_PRINCIPAL_NAME, "anna@login.example"),
            new MailboxName(IdentityKind.MAILBOX_GUID, Given.BERND.toString()))) {
      assertThatExceptionOfType(Fault.NotReached.class)
          .as("%s", uncertain)
          .isThrownBy(() -> forest.findByName(List.of(uncertain)))
          .withMessageContaining("emea.target.example");
    }
  }

  @Test
  void readsTheConfigurationInAnyDomain() {
    root.isAway();

    assertThat(forest.databases().value()).containsExactly(Given.TARGET, Given.OTHER_TARGET);
    assertThat(forest.database("tgt-db01").controller()).isEqualTo("dc1.emea.target.example");
  }

  @Test
  void isNotWellWhileADomainGivesNoSignOfLife() {
    assertThat(forest.ping())
        .isEqualTo("dc1.target.example, dc1.emea.target.example, dc1.apac.target.example");
    child.isAway();

    assertThatExceptionOfType(Fault.NotReached.class)
        .isThrownBy(forest::ping)
        .withMessageContaining("emea.target.example");
  }

  @Test
  void isOneIncidentForEachDomainAndLetsTheOthersBeAsked() {
    var hand = new HandClock();
    var incidents = new Incidents();
    var guarded =
        new Breakers(
                Given.ORGANISATION,
                ExchangeClock.accelerated(hand, hand.instant(), hand.instant(), 1),
                incidents)
            .guard(forest);
    child.isAway();

    assertThatExceptionOfType(Fault.class).isThrownBy(() -> guarded.find(Given.BERND, OF_CHILD));

    assertThat(incidents.open).containsOnlyKeys("forest/emea.target.example");
    assertThat(guarded.find(Given.ANNA, null).value()).isPresent();
    assertThat(guarded.domains()).hasSize(3);
    assertThat(guarded.knows(OF_CHILD)).isTrue();
  }

  @Test
  void isMadeOfDomainsOfOneForest() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ForestDirectory(
                    List.of(root, new FakeDirectory("source.example")), FaultTable.STANDARD));
  }
}
