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
import io.mailferry.model.move.MoveFlags;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.move.Stamp;
import io.mailferry.model.plan.IdentityKind;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.RepeatedTest;
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
  void refuseTwoMailboxesOfOneGuid() {
    second.has(Given.mailbox(Given.ANNA, "anna", Given.in(Given.SOURCE)));

    assertThatExceptionOfType(Fault.Refused.class)
        .isThrownBy(() -> forests.find(Given.ANNA, null))
        .matches(fault -> fault.code().equals(FaultCode.AD_AMBIGUOUS))
        .withMessageContaining("source.example, legacy.example");
    assertThat(forests.findByAddress(List.of("anna@source.example")).value())
        .as("and a plan sees both")
        .hasSize(2);
  }

  @Test
  void refuseThemHoweverOftenOneOfThemWasSeen() {
    whereIs(Given.ANNA);
    second.has(Given.mailbox(Given.ANNA, "anna", Given.in(Given.SOURCE)));

    assertThatExceptionOfType(Fault.Refused.class).isThrownBy(() -> forests.find(Given.ANNA, null));
  }

  @Test
  void doNotCountAContactThatTheOtherForestHasOfAPerson() {
    first.has(
        Given.entry(
            null,
            64,
            new Home.MailUser("legacy.example"),
            List.of("bernd@legacy.example"),
            List.of(),
            null,
            "bernd",
            new Stamp.Absent()));
    var name = new MailboxName(IdentityKind.ALIAS, "bernd");

    assertThat(forests.findByName(List.of(name)).value().get(name))
        .singleElement()
        .returns(Given.BERND, DirectoryEntry::mailbox);
  }

  @Test
  void doNotTakeAnOwnerForTheMailboxWhileTheOtherCannotBeAsked() {
    first.has(leftBehindBy(first));
    second.isAway();

    assertThatExceptionOfType(Fault.NotReached.class)
        .isThrownBy(() -> forests.findByAddress(List.of("anna@source.example")));
  }

  /** Whichever of the two is heard first. */
  @RepeatedTest(50)
  void giveASignOfLifeWhenOneOfThemDoes() {
    first.isAway();

    assertThat(forests.ping()).endsWith("legacy.example");

    second.isAway();
    assertThatExceptionOfType(Fault.NotReached.class).isThrownBy(forests::ping);
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
  void giveASignOfLifeWhileAnotherTakesItsTime() {
    var never = new CountDownLatch(1);
    first.saysNothing(never);
    try {
      assertThat(forests.ping()).endsWith("legacy.example");
    } finally {
      never.countDown();
    }
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

  @Test
  void leadTheOneThatIsBeingMovedToTheForestOfItsRequest() {
    var ofFirst = new NewMove.FarEnd("mail.source.example", null, null, "target.example");
    var ofSecond = new NewMove.FarEnd("mail.legacy.example", null, null, "target.example");
    var sides = new FarSides(List.of(new FarSide(first, ofFirst), new FarSide(second, ofSecond)));
    first.has(leftBehindBy(first));
    second.isAway();

    var pulled = sides.directory(stamp("MAIL.source.example"));
    assertThat(pulled.find(Given.ANNA, null).value())
        .as("it has arrived, and the other forest is away")
        .isPresent();
    assertThat(sides.directory(stamp("somewhere.else")).forest()).contains(" and ");
    assertThat(sides.directory(new Stamp.Absent()).forest()).contains(" and ");
  }

  private static Stamp stamp(String host) {
    return new Stamp.Present(
        RequestStatus.COMPLETED, new MoveFlags(9), "mailferry/w", host, null, "CN=TGT-DB01");
  }

  @Test
  void leadNobodyThroughAnEndpointOfAForestInWhichHeIsNot() {
    var end = new NewMove.FarEnd("mail.source.example", null, null, "target.example");
    var sides = new FarSides(List.of(new FarSide(first, end), new FarSide(second, end)));
    first.forgets(Given.ANNA);

    assertThatExceptionOfType(Fault.NotReached.class)
        .isThrownBy(() -> sides.of(Given.ANNA))
        .withMessageContaining("source.example and legacy.example");
  }

  @Test
  void needWhateverAnyOfThemNeeds() {
    assertThat(
            FarSides.fullest(
                List.of(
                    new NewMove.FarEnd("mail.source.example", null, null, "target.example"),
                    new NewMove.FarEnd("mail.legacy.example", "env:L", "gc.x", "target.example"))))
        .isEqualTo(new NewMove.FarEnd("mail.source.example", "env:L", "gc.x", "target.example"));
  }
}
