package io.mailferry.activities.directory.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.directory.ControllerSettings;
import io.mailferry.activities.directory.DirectoryAccount;
import io.mailferry.activities.directory.DirectoryPromises;
import io.mailferry.activities.directory.DirectorySettings;
import io.mailferry.activities.directory.Sid;
import io.mailferry.model.MailboxGuid;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The directory adapter over LDAPS, against real domain controllers. Needs Samba and root's rights;
 * the profile {@code real-controller} runs it.
 */
@Tag("real-controller")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
@ExtendWith(PracticeForests.Given.class)
class RealDirectoryTest extends DirectoryPromises {
  private final PracticeForest source;
  private final PracticeForest target;
  private final List<PracticeController> stopped = new ArrayList<>();

  RealDirectoryTest(PracticeForests forests) {
    source = forests.source();
    target = forests.target();
  }

  @Override
  protected Anna anna() {
    return new Anna(
        MailboxGuid.of("a11abe26-0000-4000-8000-000000000011"),
        UUID.fromString("0b1ec700-0000-4000-8000-000000000011"),
        "SRC-DB01");
  }

  @Override
  protected MailboxGuid moving() {
    return MailboxGuid.of("10ca1000-0000-4000-8000-000000000012");
  }

  @Override
  protected List<String> crowd() {
    return IntStream.rangeClosed(1, 250).mapToObj("crowd%03d"::formatted).toList();
  }

  @Override
  protected List<String> databases() {
    return List.of("TGT-DB01", "TGT-DB02");
  }

  @Override
  protected DirectorySettings target() {
    return target.settings("svc");
  }

  @Override
  protected DirectorySettings source() {
    return source.settings("svc");
  }

  @Override
  protected DirectorySettings misnamed(String forest) {
    return reading(forest, "svc", PracticeForest.PASSWORD);
  }

  /** Of an account of its own: others count their wrong passwords. */
  @Override
  protected DirectorySettings wrongPassword() {
    return reading(target.name(), "wrong", "of last month");
  }

  private DirectorySettings reading(String forest, String user, String password) {
    List<ControllerSettings> controllers =
        List.of(target.first().settings(), target.second().settings());
    return DirectorySettings.of(
            forest,
            controllers,
            new DirectoryAccount.Password(target.account(user), password::toCharArray))
        .trusting(target.authority());
  }

  @Override
  protected InstantSource clock() {
    return InstantSource.system();
  }

  @Override
  protected void stop(String controller) {
    var one = named(controller);
    one.stop();
    stopped.add(one);
  }

  @Override
  protected void startAgain(String controller) throws Exception {
    var one = named(controller);
    one.startAgain();
    stopped.remove(one);
  }

  private PracticeController named(String controller) {
    return target.first().name().equals(controller) ? target.first() : target.second();
  }

  @Test
  void readsThatAMailboxIsItsOwnAccount() {
    var shared = open(target()).find(moving(), null).value().orElseThrow();

    assertThat(shared.account().master()).isEqualTo(Sid.SELF);
  }

  @Override
  protected void closeDoor() throws Exception {
    for (var each : stopped) {
      each.startAgain();
    }
  }
}
