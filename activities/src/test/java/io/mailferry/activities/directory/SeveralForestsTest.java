package io.mailferry.activities.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mailferry.activities.FakeDirectory;
import io.mailferry.activities.FarSide;
import io.mailferry.activities.FarSides;
import io.mailferry.activities.Given;
import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.FaultCode;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.move.Home;
import io.mailferry.model.plan.IdentityKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Anna lives in the first source, Bernd in the second. */
class SeveralForestsTest {
  private final FakeDirectory first = new FakeDirectory("source.example");
  private final FakeDirectory second = new FakeDirectory("legacy.example");
  private final SeveralForests forests =
      new SeveralForests(List.of(first, second), FaultTable.STANDARD);

  SeveralForestsTest() {
    first.has(Given.mailbox(Given.ANNA, "anna", Given.in(Given.SOURCE)));
    second.has(Given.mailbox(Given.BERND, "bernd", Given.in(Given.SOURCE)));
  }

  private String whereIs(MailboxGuid mailbox) {
    return forests.find(mailbox, null).controller();
  }

  private DirectoryEntry leftBehindBy(FakeDirectory forest) {
    return Given.living(forest.entry(Given.ANNA), new Home.MailUser("legacy.example"));
  }

  @Test
  void areCalledByAllTheirNames() {
    assertThat(forests.forest()).isEqualTo("source.example and legacy.example");
    assertThat(forests.domains()).containsExactly("source.example", "legacy.example");
  }

  @Test
  void findAMailboxWhereItLives() {
    assertThat(whereIs(Given.ANNA)).endsWith("source.example");
    assertThat(whereIs(Given.BERND)).endsWith("legacy.example");
  }

  @Test
  void askFirstWhereAMailboxWasSeenLast() {
    whereIs(Given.BERND);
    first.asked.clear();

    whereIs(Given.BERND);

    assertThat(first.asked).isEmpty();
  }

  @Test
  void takeTheMailboxAndNotTheMailUserThatItOnceLeftBehind() {
    second.has(Given.mailbox(Given.ANNA, "anna", Given.in(Given.SOURCE)));
    first.has(leftBehindBy(first));

    assertThat(whereIs(Given.ANNA)).endsWith("legacy.example");
    assertThat(forests.of(Given.ANNA).map(Directory::forest)).contains("legacy.example");
    assertThat(forests.findByAddress(List.of("anna@source.example")).value())
        .singleElement()
        .satisfies(entry -> assertThat(entry.home()).isInstanceOf(Home.InDatabase.class));
    assertThat(
            forests
                .findByName(
                    List.of(new MailboxName(IdentityKind.MAILBOX_GUID, Given.ANNA.toString())))
                .value()
                .values())
        .singleElement()
        .satisfies(entries -> assertThat(entries).hasSize(1));
  }

  @Test
  void stayWithTheForestThatAMailboxLeft() {
    second.has(Given.mailbox(Given.ANNA, "anna", Given.in(Given.SOURCE)));
    first.has(leftBehindBy(first));
    whereIs(Given.ANNA);

    second.has(leftBehindBy(second));

    assertThat(whereIs(Given.ANNA)).endsWith("legacy.example");
  }

  @Test
  void refuseTwoMailboxesOfOneGuid() {
    second.has(Given.mailbox(Given.ANNA, "anna", Given.in(Given.SOURCE)));

    assertThatExceptionOfType(Fault.Refused.class)
        .isThrownBy(() -> forests.find(Given.ANNA, null))
        .matches(fault -> fault.code().equals(FaultCode.AD_AMBIGUOUS))
        .withMessageContaining("source.example, legacy.example");
  }

  @Test
  void findWhoeverLivesInOneWhileTheOtherIsAway() {
    second.isAway();

    assertThat(whereIs(Given.ANNA)).endsWith("source.example");
  }

  @Test
  void doNotSayThatNobodyIsThereWhileOneCannotBeAsked() {
    second.isAway();

    assertThatExceptionOfType(Fault.NotReached.class)
        .isThrownBy(() -> forests.find(Given.BERND, null));
    assertThatExceptionOfType(Fault.NotReached.class)
        .isThrownBy(() -> forests.findByAddress(List.of("bernd@source.example")));
  }

  @Test
  void doNotTakeAMailUserForTheMailboxWhileTheOtherCannotBeAsked() {
    first.has(leftBehindBy(first));
    second.isAway();

    assertThatExceptionOfType(Fault.NotReached.class)
        .isThrownBy(() -> forests.find(Given.ANNA, null));
  }

  @Test
  void areEachStatedOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SeveralForests(List.of(first, first), FaultTable.STANDARD));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SeveralForests(List.of(), FaultTable.STANDARD));
  }

  @Test
  void leadEachMailboxThroughTheEndpointOfItsOwn() {
    var ofFirst = new NewMove.FarEnd("mail.source.example", null, null, "target.example");
    var ofSecond = new NewMove.FarEnd("mail.legacy.example", "legacy", null, "target.example");
    var sides = new FarSides(List.of(new FarSide(first, ofFirst), new FarSide(second, ofSecond)));

    assertThat(sides.of(Given.ANNA)).isEqualTo(ofFirst);
    assertThat(sides.of(Given.BERND)).isEqualTo(ofSecond);
    assertThat(new FarSides(List.of(new FarSide(second, ofSecond))).of(Given.ANNA))
        .as("nobody is asked where there is one")
        .isEqualTo(ofSecond);
  }
}
