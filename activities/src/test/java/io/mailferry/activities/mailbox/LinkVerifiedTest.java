package io.mailferry.activities.mailbox;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.ActivityFixture;
import io.mailferry.activities.FakeDirectory;
import io.mailferry.activities.Given;
import io.mailferry.activities.directory.Account;
import io.mailferry.activities.directory.Sid;
import io.mailferry.model.Route;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.memory.Verification;
import io.mailferry.model.move.RequestStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Whoever opened a mailbox opens it after its move into a resource forest. */
class LinkVerifiedTest {
  private static final String WHAT = "is opened by the same account as before";
  private static final Sid ANNAS = new Sid("S-1-5-21-1-2-3-1107");
  private static final Sid BERNDS = new Sid("S-1-5-21-1-2-3-1108");
  private static final Sid OF_THE_TARGET = new Sid("S-1-5-21-4-5-6-2001");
  private static final long LINKED = 2;
  private static final long SHARED = 4;

  private ActivityFixture fixture = ActivityFixture.intoAResourceForest(Route.PULL);

  @BeforeEach
  void annaArrives() {
    fixture.exchange.has(
        Given.ANNA,
        Given.request(
            RequestStatus.COMPLETED,
            "Completed",
            fixture.intention.route(),
            Given.WAVE.batchName()));
    fixture.annaHasArrived();
    sourceAccount(true, null);
    targetAccount(false, ANNAS, LINKED);
  }

  @AfterEach
  void endsTheStage() {
    fixture.close();
  }

  private void sourceAccount(boolean enabled, @Nullable Sid master) {
    behind(fixture.source, new Account(enabled, ANNAS, master));
  }

  private void targetAccount(boolean enabled, @Nullable Sid master, long type) {
    behind(fixture.target, new Account(enabled, OF_THE_TARGET, master));
    fixture.target.has(Given.ofKind(fixture.target.entry(Given.ANNA), type));
  }

  private static void behind(FakeDirectory forest, Account account) {
    forest.has(Given.with(forest.entry(Given.ANNA), account));
  }

  private Verification verified() {
    return requireNonNull(
        fixture.remembered(fixture.steps::verifyMailbox).memory().arrival().verification());
  }

  private Verification.Check link() {
    return verified().checks().stream()
        .filter(check -> check.what().equals(WHAT))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(value = Route.class, mode = Mode.EXCLUDE, names = "LOCAL")
  void isProven(Route route) {
    fixture.close();
    fixture = ActivityFixture.intoAResourceForest(route);
    annaArrives();

    assertThat(verified().passed()).isTrue();
    assertThat(link().detail()).isEqualTo("linked to " + ANNAS);
  }

  @Test
  void isNotWhenSomebodyElseOpensIt() {
    targetAccount(false, BERNDS, LINKED);

    assertThat(verified().shortfall())
        .isEqualTo("the mailbox is linked to the account " + BERNDS + ", and was " + ANNAS + "'s");
  }

  @Test
  void isNotWhenTheLinkWasLost() {
    targetAccount(false, null, 1);

    assertThat(verified().shortfall()).startsWith("the mailbox is linked to no account");
  }

  @Test
  void isNotWhenTheAccountBesideItWasEnabled() {
    targetAccount(true, ANNAS, LINKED);

    assertThat(verified().shortfall()).contains("its own account is enabled");
  }

  @Test
  void isNotWhenExchangeMadeAUserMailboxOfIt() {
    targetAccount(false, ANNAS, 1);

    assertThat(verified().shortfall()).contains("no linked mailbox", "Set-User");
  }

  @Test
  void isProvenOfWhatIsNobodysOwn() {
    sourceAccount(false, Sid.SELF);
    targetAccount(false, null, 1);

    assertThat(verified().passed()).isTrue();
  }

  @Test
  void isNotWhenSomebodyOpensWhatIsNobodysOwn() {
    sourceAccount(false, Sid.SELF);
    targetAccount(false, ANNAS, LINKED);

    assertThat(verified().shortfall()).contains("nobody's own");
  }

  /** Whoever left on Friday has a mailbox all the same. */
  @Test
  void isProvenAlthoughTheSourceAccountWasDisabledMeanwhile() {
    sourceAccount(false, null);

    assertThat(verified().passed()).isTrue();

    targetAccount(false, BERNDS, LINKED);
    fixture.memory = Memory.FRESH;
    assertThat(verified().passed()).isFalse();
  }

  @Test
  void isProvenOfASharedMailboxOfWhichNobodySaidSo() {
    sourceAccount(false, null);
    targetAccount(false, Sid.SELF, SHARED);

    assertThat(verified().passed()).isTrue();
  }

  @Test
  void isProvenWhereTheAccountBesideItIsItsOwners() {
    sourceAccount(false, OF_THE_TARGET);
    targetAccount(true, null, 1);

    assertThat(link().detail()).isEqualTo("the account beside it is its owner's");
  }

  @Test
  void isUnknownWhereTheSourceShowsNothing() {
    behind(fixture.source, Account.UNSEEN);

    assertThat(link().unknown()).isTrue();
  }

  @Test
  void isUnknownWhileTheSourceCannotBeAsked() {
    fixture.source.isAway();

    assertThat(link().unknown()).isTrue();
  }
}
