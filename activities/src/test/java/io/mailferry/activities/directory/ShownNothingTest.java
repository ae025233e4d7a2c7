package io.mailferry.activities.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mailferry.activities.directory.DirectorySettings.ClearText;
import io.mailferry.activities.directory.DirectorySettings.Timing;
import io.mailferry.activities.directory.ForestHealth.Prospect;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.model.MailboxGuid;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an account is not shown is not missing: nobody may be asked to prepare it. */
class ShownNothingTest {
  private static final MailboxGuid ANNA = new MailboxGuid(new UUID(7, 7));

  private final TestController controller = TestController.start("dc1.target.example");
  private final LdapDirectory directory =
      new LdapDirectory(
          DirectorySettings.of(
                  TestController.FOREST,
                  List.of(controller.settings()),
                  new DirectoryAccount.Password(TestController.ACCOUNT, "secret"::toCharArray),
                  ClearText.ALLOWED)
              .timed(
                  new Timing(
                      Duration.ofSeconds(5),
                      Duration.ofSeconds(30),
                      Duration.ZERO,
                      Duration.ofMinutes(5))),
          FaultTable.STANDARD,
          TestController.CLOCK);

  @AfterEach
  void close() {
    directory.close();
    controller.close();
  }

  @Test
  void aMailboxIsMissingWhenOthersAreSeen() {
    assertThat(directory.find(ANNA, null).value()).isEmpty();
    assertThat(directory.findByAddress(List.of("anna@source.example")).value()).isEmpty();
  }

  @Test
  void aMailboxIsNotMissingWhenNoneIsSeen() {
    controller.hidesAll(true);

    assertLacksRights(() -> directory.find(ANNA, null), "mailbox GUID");
    assertLacksRights(
        () -> directory.findByAddress(List.of("anna@source.example")), "mailbox GUID");
    assertThat(directory.health().prospect()).isEqualTo(Prospect.NONE);

    controller.hidesAll(false);
    assertThat(directory.find(ANNA, null).value()).isEmpty();
    assertThat(directory.health().prospect()).isEqualTo(Prospect.GOOD);
  }

  @Test
  void aDatabaseIsNotMissingWhenNoneIsSeen() {
    assertLacksRights(() -> directory.database("TGT-DB01"), "mailbox database");
    assertLacksRights(directory::databases, "mailbox database");
  }

  private static void assertLacksRights(ThrowingCallable question, String unseen) {
    assertThatExceptionOfType(Fault.Refused.class)
        .isThrownBy(question)
        .withMessage(
            "Account %s may sign in to forest target.example and sees no %s there (asked:"
                    .formatted(TestController.ACCOUNT, unseen)
                + " dc1.target.example). Grant it read access to users and the configuration"
                + " partition, then retry.")
        .satisfies(fault -> assertThat(fault.code()).isEqualTo("MF-AD-RIGHTS"));
  }
}
