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

/** What stands in the way of a move after which people sign in with their accounts of before. */
class LinkedMailboxesTest {
  private static final Sid ANNAS = new Sid("S-1-5-21-1-2-3-1107");
  private static final Sid ELSEWHERE = new Sid("S-1-5-21-7-8-9-1500");
  private static final Sid OF_THE_TARGET = new Sid("S-1-5-21-4-5-6-2001");

  private static DirectoryEntry source(long kind, boolean enabled, @Nullable Sid master) {
    var entry = Given.mailbox(Given.ANNA, "anna", Given.in(Given.SOURCE));
    return Given.ofKind(Given.with(entry, new Account(enabled, ANNAS, master)), kind);
  }

  private static DirectoryEntry annas() {
    return source(1, true, null);
  }

  private static DirectoryEntry prepared(boolean enabled, @Nullable Sid master) {
    return Given.with(
        Given.prepared(Given.ANNA, "anna"), new Account(enabled, OF_THE_TARGET, master));
  }

  private static List<String> obstacles(DirectoryEntry source, DirectoryEntry target) {
    return obstacles(source, target, AccountsAfterMove.OF_THE_SOURCE);
  }

  private static List<String> obstacles(
      DirectoryEntry source, DirectoryEntry target, AccountsAfterMove accounts) {
    return Preflight.obstacles(Given.pull(), target, source, () -> Given.DELIVERY_DOMAIN, accounts);
  }

  private static String only(List<String> obstacles) {
    assertThat(obstacles).hasSize(1);
    return obstacles.getFirst();
  }

  @Test
  void standInNobodysWayWhenTheyArePreparedSo() {
    assertThat(obstacles(annas(), prepared(false, ANNAS))).isEmpty();
  }

  @Test
  void wantTheSwitchThatTheScriptWasRunWithout() {
    assertThat(only(obstacles(annas(), prepared(false, null))))
        .contains("linked to no account", "-LinkedMailUser");
  }

  @Test
  void areNobodyElses() {
    assertThat(only(obstacles(annas(), prepared(false, ELSEWHERE))))
        .contains(ELSEWHERE.text(), ANNAS.text(), "somebody else would open it");
  }

  @Test
  void haveADisabledAccountBesideThem() {
    assertThat(only(obstacles(annas(), prepared(true, ANNAS))))
        .contains("enabled", "Disable-ADAccount");
  }

  @Test
  void keepTheAccountThatTheyWereLinkedWithBefore() {
    var linked = source(2, false, ELSEWHERE);

    assertThat(obstacles(linked, prepared(false, ELSEWHERE))).isEmpty();
    assertThat(only(obstacles(linked, prepared(false, ANNAS))))
        .contains("the mailbox is " + ELSEWHERE + "'s");
  }

  @Test
  void areNotMadeOfWhatIsNobodysOwn() {
    var shared = source(4, false, Sid.SELF);

    assertThat(obstacles(shared, prepared(false, null))).isEmpty();
    assertThat(obstacles(shared, prepared(false, Sid.SELF))).isEmpty();
    assertThat(only(obstacles(shared, prepared(false, ANNAS))))
        .contains("nobody's own", "clear msExchMasterAccountSid");
    assertThat(only(obstacles(shared, prepared(true, null)))).contains("Disable-ADAccount");
  }

  /** A room that signs in by itself, as those for meetings do. */
  @Test
  void haveNoTroubleWithARoomThatHasAnAccountOfItsOwn() {
    var room = source(16, true, null);

    assertThat(obstacles(room, prepared(false, ANNAS))).isEmpty();
    assertThat(only(obstacles(room, prepared(false, null)))).contains("linked to no account");
  }

  /** The way back from a resource forest: the account beside the mail user is the owner's own. */
  @Test
  void areNotWantedWhereTheAccountBesideThemIsTheOwnersOwn() {
    var linked = source(2, false, OF_THE_TARGET);

    assertThat(obstacles(linked, prepared(true, null))).isEmpty();
    assertThat(only(obstacles(linked, prepared(true, ELSEWHERE))))
        .contains("its owner's own", "clear msExchMasterAccountSid");
  }

  /** docs/exchange/cross-forest.md#whose-account: what Exchange calls invalid. */
  @ParameterizedTest
  @CsvSource({
    "true, S-1-5-21-7-8-9-1500, enabled and has msExchMasterAccountSid S-1-5-21-7-8-9-1500",
    "true, S-1-5-10, enabled and has msExchMasterAccountSid S-1-5-10",
    "false, , disabled and no msExchMasterAccountSid is seen",
  })
  void needASourceOfWhichItIsClearWhoseItIs(
      boolean enabled, @Nullable String master, String words) {
    var source = source(1, enabled, master == null ? null : new Sid(master));

    assertThat(only(obstacles(source, prepared(false, ANNAS)))).contains(words);
  }

  @Test
  void cannotBeTakenOnTrustWhenTheAccountsCannotBeRead() {
    var unseen = Given.with(annas(), Account.UNSEEN);
    var withoutSid = Given.with(annas(), new Account(true, null, null));

    assertThat(only(obstacles(unseen, prepared(false, ANNAS))))
        .contains("let Mailferry's account read userAccountControl");
    assertThat(only(obstacles(withoutSid, prepared(false, ANNAS)))).contains("objectSid");
  }

  @Test
  void areWantedByNobodyWherePeopleGetAccountsOfTheTarget() {
    assertThat(obstacles(annas(), prepared(true, null), AccountsAfterMove.OF_THE_TARGET)).isEmpty();
    assertThat(
            obstacles(
                source(1, false, null), prepared(false, null), AccountsAfterMove.OF_THE_TARGET))
        .isEmpty();
  }

  @Test
  void areNotMadeByMistakeWherePeopleGetAccountsOfTheTarget() {
    var target = prepared(true, ELSEWHERE);

    assertThat(only(obstacles(annas(), target, AccountsAfterMove.OF_THE_TARGET)))
        .contains("linked to the account " + ELSEWHERE, "set linked-mailboxes");
    assertThat(obstacles(source(2, false, ELSEWHERE), target, AccountsAfterMove.OF_THE_TARGET))
        .as("it was linked with that before")
        .isEmpty();
  }

  /** Exchange makes a clean mailbox of it. */
  @Test
  void areNoneOfWhatASourceStatesByMistakeWherePeopleGetAccountsOfTheTarget() {
    assertThat(
            obstacles(
                source(1, true, ELSEWHERE), prepared(false, null), AccountsAfterMove.OF_THE_TARGET))
        .isEmpty();
  }

  @Test
  void areNamedBesideWhatElseIsMissing() {
    var bare = Given.living(prepared(true, null), new Home.MailUser("source.example"));
    var obstacles = obstacles(Given.ofKind(annas(), 8_388_608L), bare);

    assertThat(obstacles).hasSize(3).doesNotHaveDuplicates();
  }
}
