package io.mailferry.activities.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.AccountsAfterMove;
import io.mailferry.activities.Given;
import io.mailferry.activities.directory.Account;
import io.mailferry.activities.directory.DirectoryEntry;
import io.mailferry.activities.directory.Sid;
import io.mailferry.model.move.Home;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What stands in the way of a move after which people sign in with their accounts of before. */
class LinkedMailboxesTest {
  private static final Sid ANNAS = new Sid("S-1-5-21-1-2-3-1107");
  private static final Sid ELSEWHERE = new Sid("S-1-5-21-7-8-9-1500");
  private static final Sid OF_THE_TARGET = new Sid("S-1-5-21-4-5-6-2001");
  private static final int MAILBOX_USER = 1_073_741_824;
  private static final int LINKABLE = -1_073_741_818;
  private static final int PLAIN = -2_147_483_642;
  private static final int ROOM = -2_147_481_850;
  private static final int EQUIPMENT = -2_147_481_594;

  private static DirectoryEntry source(long kind, boolean enabled, @Nullable Sid master) {
    var entry = Given.mailbox(Given.ANNA, "anna", Given.in(Given.SOURCE));
    return Given.ofKind(Given.with(entry, new Account(enabled, ANNAS, master, MAILBOX_USER)), kind);
  }

  private static DirectoryEntry annas() {
    return source(1, true, null);
  }

  private static DirectoryEntry prepared(boolean enabled, @Nullable Sid master, int displayType) {
    return Given.with(
        Given.prepared(Given.ANNA, "anna"),
        new Account(enabled, OF_THE_TARGET, master, displayType));
  }

  private static List<String> obstacles(DirectoryEntry source, DirectoryEntry target) {
    return obstacles(source, target, AccountsAfterMove.OF_THE_SOURCE);
  }

  private static List<String> obstacles(
      DirectoryEntry source, DirectoryEntry target, AccountsAfterMove accounts) {
    return Preflight.obstacles(Given.pull(), target, source, Given.DELIVERY_DOMAIN, accounts);
  }

  private static String only(List<String> obstacles) {
    assertThat(obstacles).hasSize(1);
    return obstacles.getFirst();
  }

  @Test
  void standInNobodysWayWhenTheyArePreparedSo() {
    assertThat(obstacles(annas(), prepared(false, ANNAS, LINKABLE))).isEmpty();
  }

  @Test
  void wantTheSwitchThatTheScriptWasRunWithout() {
    assertThat(only(obstacles(annas(), prepared(false, null, PLAIN))))
        .contains("linked to no account", "-LinkedMailUser");
  }

  @Test
  void areNobodyElses() {
    assertThat(only(obstacles(annas(), prepared(false, ELSEWHERE, LINKABLE))))
        .contains(ELSEWHERE.text(), ANNAS.text(), "somebody else would open it");
  }

  @Test
  void haveADisabledAccountBesideThem() {
    assertThat(only(obstacles(annas(), prepared(true, ANNAS, LINKABLE))))
        .contains("enabled", "Disable-ADAccount");
  }

  @Test
  void canBeLinkedOnlyWithTheDisplayTypeOfSuch() {
    assertThat(only(obstacles(annas(), prepared(false, ANNAS, PLAIN))))
        .contains("-2147483642", "-1073741818");
  }

  @Test
  void keepTheAccountThatTheyWereLinkedWithBefore() {
    var linked = source(2, false, ELSEWHERE);

    assertThat(obstacles(linked, prepared(false, ELSEWHERE, LINKABLE))).isEmpty();
    assertThat(only(obstacles(linked, prepared(false, ANNAS, LINKABLE))))
        .contains("the mailbox is " + ELSEWHERE + "'s");
  }

  @Test
  void areNotMadeOfWhatIsNobodysOwn() {
    var shared = source(4, false, Sid.SELF);

    assertThat(obstacles(shared, prepared(false, null, PLAIN))).isEmpty();
    assertThat(obstacles(shared, prepared(false, Sid.SELF, PLAIN))).isEmpty();
    assertThat(only(obstacles(shared, prepared(false, ANNAS, PLAIN))))
        .contains("nobody's own", "clear msExchMasterAccountSid");
    assertThat(only(obstacles(shared, prepared(true, null, PLAIN)))).contains("Disable-ADAccount");
  }

  @ParameterizedTest
  @EnumSource(AccountsAfterMove.class)
  void leaveRoomsAndEquipmentWhatTheyAre(AccountsAfterMove accounts) {
    assertThat(obstacles(source(16, false, Sid.SELF), prepared(false, null, ROOM), accounts))
        .isEmpty();
    assertThat(obstacles(source(32, false, Sid.SELF), prepared(false, null, EQUIPMENT), accounts))
        .isEmpty();
    assertThat(only(obstacles(source(16, false, Sid.SELF), prepared(false, null, PLAIN), accounts)))
        .contains("the mailbox is a room", "as a person's mailbox");
    assertThat(only(obstacles(source(32, false, Sid.SELF), prepared(false, null, ROOM), accounts)))
        .contains("the mailbox is equipment");
  }

  /** docs/exchange/cross-forest.md#whose-account: what Exchange calls invalid. */
  @ParameterizedTest
  @CsvSource({
    "true, S-1-5-21-7-8-9-1500, enabled and has msExchMasterAccountSid S-1-5-21-7-8-9-1500",
    "true, S-1-5-10, enabled and has msExchMasterAccountSid S-1-5-10",
    "false, , disabled and has no msExchMasterAccountSid",
  })
  void needASourceOfWhichItIsClearWhoseItIs(
      boolean enabled, @Nullable String master, String words) {
    var source = source(1, enabled, master == null ? null : new Sid(master));

    assertThat(only(obstacles(source, prepared(false, ANNAS, LINKABLE)))).contains(words);
  }

  @Test
  void cannotBeTakenOnTrustWhenTheAccountsCannotBeRead() {
    var unseen = Given.with(annas(), Account.UNSEEN);
    var withoutSid = Given.with(annas(), new Account(true, null, null, null));

    assertThat(only(obstacles(unseen, prepared(false, ANNAS, LINKABLE))))
        .contains("let Mailferry's account read userAccountControl");
    assertThat(only(obstacles(withoutSid, prepared(false, ANNAS, LINKABLE)))).contains("objectSid");
  }

  @Test
  void areWantedByNobodyWherePeopleGetAccountsOfTheTarget() {
    assertThat(obstacles(annas(), prepared(true, null, PLAIN), AccountsAfterMove.OF_THE_TARGET))
        .isEmpty();
    assertThat(
            obstacles(
                source(1, false, null),
                prepared(false, null, PLAIN),
                AccountsAfterMove.OF_THE_TARGET))
        .isEmpty();
  }

  @Test
  void areNotConfusedWithAnEnabledAccountThatAnotherOneReplacesAnywhere() {
    assertThat(
            only(
                obstacles(
                    source(1, true, ELSEWHERE),
                    prepared(false, null, PLAIN),
                    AccountsAfterMove.OF_THE_TARGET)))
        .contains("which Exchange calls invalid");
  }

  @Test
  void areNamedBesideWhatElseIsMissing() {
    var bare = Given.living(prepared(true, null, PLAIN), new Home.MailUser("source.example"));
    var obstacles = obstacles(Given.ofKind(annas(), 8_388_608L), bare);

    assertThat(obstacles).hasSize(3).doesNotHaveDuplicates();
  }
}
