package io.mailferry.activities.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** An account that was refused, as time goes by. */
class SignInTest {
  private static final Fingerprint OLD = secret("old");
  private static final Fingerprint NEW = secret("new");
  private static final Duration A_WHILE = Duration.ofSeconds(5);
  private final LDAPException wrongPassword = refused("52e");
  private final LDAPException locked = refused("775");

  private Instant now = Instant.parse("2026-11-23T10:00:00Z");
  private final SignIn account = new SignIn("account svc", () -> now);
  private final List<Instant> attempts = new ArrayList<>();

  @Test
  void isTriedLessAndLessOftenWithAWrongPasswordAndNeverThriceInHalfAnHour() {
    passes(Duration.ofHours(6), wrongPassword);

    assertThat(attempts)
        .extracting(each -> Duration.between(attempts.getFirst(), each).toMinutes())
        .containsExactly(0L, 15L, 45L, 105L, 165L, 225L, 285L, 345L);
  }

  @Test
  void isTriedSoonAgainWhenItIsLockedBecauseThatDoesNoHarm() {
    passes(Duration.ofHours(1), locked);

    assertThat(attempts)
        .extracting(each -> Duration.between(attempts.getFirst(), each).toMinutes())
        .containsExactly(0L, 1L, 3L, 7L, 15L, 30L, 45L);
  }

  @Test
  void isTriedAtOnceWithAnotherSecret() {
    refuses(OLD, wrongPassword);

    accepts(NEW);

    assertThat(attempts).hasSize(2);
    assertThat(account.trouble()).isNull();
  }

  @Test
  void beginsWithTheShortestRestAgainOnceItWasAccepted() {
    passes(Duration.ofHours(2), wrongPassword);
    now = now.plus(Duration.ofHours(1));
    accepts(OLD);
    attempts.clear();

    passes(Duration.ofMinutes(40), wrongPassword);

    assertThat(attempts).hasSize(2);
  }

  @Test
  void isSaidInTheSameWordsUntilItIsTriedAgain() {
    var first = refuses(OLD, wrongPassword);
    now = now.plus(Duration.ofMinutes(14));

    assertThat(refuses(OLD, wrongPassword))
        .isEqualTo(first)
        .contains("wrong password or name", "tried again at 2026-11-23T10:15:00Z");
    assertThat(account.trouble()).contains(first, "dc1");
  }

  @Test
  void isNotHeldAgainstTheAccountWhenAControllerFails() {
    var away = new LDAPException(ResultCode.SERVER_DOWN, "away");

    assertThatExceptionOfType(LDAPException.class)
        .isThrownBy(() -> attempt(OLD, away))
        .isSameAs(away);

    assertThat(account.trouble()).isNull();
    accepts(OLD);
  }

  @Test
  void countsOnceWhatWasRefusedToSeveralAtATime() throws Exception {
    // given
    accepts(OLD);
    var allOnTheirWay = new CountDownLatch(3);

    // when
    var told =
        List.of(1, 2, 3).stream()
            .map(
                _ ->
                    CompletableFuture.supplyAsync(
                        () -> refusedWith(allOnTheirWay), Thread::startVirtualThread))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .distinct()
            .toList();

    // then
    assertThat(told).singleElement().asString().contains("again at 2026-11-23T10:15:00Z");
  }

  @Test
  void letsOneTryAndTheOthersWaitForWhatBecomesOfIt() throws Exception {
    // given
    var underWay = new CountDownLatch(1);
    var first =
        CompletableFuture.supplyAsync(
            () -> refuses(OLD, wrongPassword, underWay), Thread::startVirtualThread);
    underWay.await();

    // when
    var second = refuses(OLD, wrongPassword);

    // then
    assertThat(second).isEqualTo(first.join());
    assertThat(attempts).hasSize(1);
  }

  @Test
  void waitsForAnotherOnesAttemptOnlySoLong() throws Exception {
    var underWay = new CountDownLatch(1);
    var over = new CountDownLatch(1);
    var hung =
        CompletableFuture.runAsync(
            () -> {
              try {
                account.attempt(
                    OLD,
                    "dc1",
                    A_WHILE,
                    () -> {
                      underWay.countDown();
                      await(over);
                    });
              } catch (LDAPException impossible) {
                throw new AssertionError(impossible);
              }
            },
            Thread::startVirtualThread);
    underWay.await();

    assertThatExceptionOfType(NotAsked.class)
        .isThrownBy(() -> account.attempt(OLD, "dc2", Duration.ofMillis(1), () -> {}))
        .satisfies(late -> assertThat(late.getResultCode()).isEqualTo(ResultCode.TIMEOUT));

    over.countDown();
    hung.join();
  }

  private void passes(Duration time, LDAPException refusal) {
    var end = now.plus(time);
    while (now.isBefore(end)) {
      refuses(OLD, refusal);
      now = now.plus(Duration.ofSeconds(30));
    }
  }

  private String refuses(Fingerprint secret, LDAPException refusal) {
    return refuses(secret, refusal, new CountDownLatch(0));
  }

  private String refuses(Fingerprint secret, LDAPException refusal, CountDownLatch underWay) {
    try {
      account.attempt(
          secret,
          "dc1",
          A_WHILE,
          () -> {
            underWay.countDown();
            attempts.add(now);
            throw refusal;
          });
      throw new AssertionError("it was accepted");
    } catch (LDAPException told) {
      assertThat(told).isInstanceOf(AccountRefused.class);
      return String.valueOf(told.getMessage());
    }
  }

  private String refusedWith(CountDownLatch others) {
    try {
      account.attempt(
          OLD,
          "dc1",
          A_WHILE,
          () -> {
            others.countDown();
            await(others);
            throw wrongPassword;
          });
      throw new AssertionError("it was accepted");
    } catch (LDAPException told) {
      return String.valueOf(told.getMessage());
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void attempt(Fingerprint secret, LDAPException failure) throws LDAPException {
    account.attempt(
        secret,
        "dc1",
        A_WHILE,
        () -> {
          throw failure;
        });
  }

  private void accepts(Fingerprint secret) {
    assertThatNoException()
        .isThrownBy(() -> account.attempt(secret, "dc1", A_WHILE, () -> attempts.add(now)));
  }

  private static Fingerprint secret(String words) {
    return Fingerprint.of(words.getBytes(StandardCharsets.UTF_8));
  }

  private static LDAPException refused(String data) {
    return new LDAPException(
        ResultCode.INVALID_CREDENTIALS,
        "80090308: LdapErr: DSID-0C090449, comment: AcceptSecurityContext error, data "
            + data
            + ", v4563");
  }
}
