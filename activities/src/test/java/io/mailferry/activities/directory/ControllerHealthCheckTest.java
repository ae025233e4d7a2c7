package io.mailferry.activities.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mailferry.activities.directory.DirectorySettings.ClearText;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.model.MailboxGuid;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whom one believes: controllers that lag behind the others, objects that are not alone. */
class ControllerHealthCheckTest {
  private static final MailboxGuid ANNA =
      new MailboxGuid(UUID.fromString("3f1c0000-0000-0000-0000-000000000001"));

  private final TestController first = TestController.start("dc1.target.example");
  private final TestController second = TestController.start("dc2.target.example");
  private final LdapDirectory directory =
      new LdapDirectory(
          DirectorySettings.of(
              TestController.FOREST,
              List.of(first.settings(), second.settings()),
              new DirectoryAccount.Password(TestController.ACCOUNT, "secret"::toCharArray),
              ClearText.ALLOWED),
          FaultTable.STANDARD,
          TestController.CLOCK);

  @AfterEach
  void stop() {
    directory.close();
    first.close();
    second.close();
  }

  @Test
  void doesNotBelieveAControllerThatIsNotInStepWithTheOthers() {
    first.says("FALSE");

    assertThat(directory.ping()).isEqualTo(second.name());
    assertThat(directory.troubles())
        .containsExactly(first.name() + ": it is not synchronised with the other controllers");
  }

  @Test
  void doesNotBelieveAControllerThatDoesNotSayWhetherItIsInStep() {
    first.says(null);

    assertThat(directory.ping()).isEqualTo(second.name());
  }

  @Test
  void believesNobodyWhenNoneIsInStep() {
    first.says("FALSE");
    second.says("FALSE");

    assertThatExceptionOfType(Fault.NotReached.class)
        .isThrownBy(directory::ping)
        .withMessageContainingAll(first.name(), second.name(), "not synchronised");
  }

  @Test
  void touchesNothingWhenTwoObjectsCarryOneMailboxGuid() {
    first.holds("Anna", ANNA);
    first.holds("Anna's twin", ANNA);

    assertThatExceptionOfType(Fault.Refused.class)
        .isThrownBy(() -> directory.find(ANNA, null))
        .withMessageContainingAll("2 objects carry the mailbox GUID " + ANNA, first.name())
        .satisfies(fault -> assertThat(fault.code()).isEqualTo("MF-AD-AMBIGUOUS"));
  }

  @Test
  void findsTheOneObjectThatCarriesAMailboxGuid() {
    first.holds("Anna", ANNA);
    first.holds("Bea", new MailboxGuid(new UUID(7, 7)));

    assertThat(directory.find(ANNA, null).value().orElseThrow().mailbox()).isEqualTo(ANNA);
  }
}
