package io.mailferry.activities.check;

import io.mailferry.activities.Organisation;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.redact.Redaction;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.workflows.check.OrganisationHealth;
import io.mailferry.workflows.check.OrganisationToCheck;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks directory and Exchange for a sign of life, and whether Exchange offers what is needed. */
final class CheckOrganisation {
  /** Somebody waits at a screen; a directory or shell that needs longer counts as away. */
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(6);

  /** Why something cannot be asked. */
  private record Trouble(String sentence, boolean refused) {}

  private final Organisation organisation;

  CheckOrganisation(Organisation organisation) {
    this.organisation = organisation;
  }

  OrganisationHealth run(OrganisationToCheck check) {
    var impossible = organisation.whyNot(check.route());
    if (impossible.isPresent()) {
      return new OrganisationHealth(impossible.get(), null, List.of(), true);
    }
    var near =
        signOfLife(
            "the directory of " + organisation.directory().forest(),
            () -> organisation.directory().ping());
    var far =
        check.route().crossForest()
            ? signOfLife(
                "the directory of " + organisation.otherForest(check.route()).forest(),
                () -> organisation.otherForest(check.route()).ping())
            : CompletableFuture.<@Nullable Trouble>completedFuture(null);
    var exchange =
        signOfLife(
            "Exchange of organisation " + organisation.name(),
            () -> organisation.exchange().ping());
    var directoryTrouble = near.join() == null ? far.join() : near.join();
    var exchangeTrouble = exchange.join();
    return new OrganisationHealth(
        sentence(directoryTrouble),
        sentence(exchangeTrouble),
        exchangeTrouble == null
            ? organisation.exchange().lacks(ExampleMove.of(organisation, check))
            : List.of(),
        isRefused(directoryTrouble == null ? exchangeTrouble : directoryTrouble));
  }

  private static @Nullable String sentence(@Nullable Trouble trouble) {
    return trouble == null ? null : trouble.sentence();
  }

  private static boolean isRefused(@Nullable Trouble trouble) {
    return trouble != null && trouble.refused();
  }

  /** Becomes null when there was a sign of life, and otherwise says in time why there was none. */
  private static CompletableFuture<@Nullable Trouble> signOfLife(
      String what, Supplier<String> ping) {
    var sign = new CompletableFuture<@Nullable Trouble>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                var _ = ping.get();
                sign.complete(null);
              } catch (Fault fault) {
                sign.complete(
                    new Trouble(FaultTable.withoutPromise(fault), fault instanceof Fault.Refused));
              } catch (RuntimeException unexpected) {
                sign.complete(
                    new Trouble(
                        what + " cannot be asked: " + Redaction.of(unexpected.toString()), false));
              }
            });
    return sign.completeOnTimeout(
        new Trouble(
            what + " gave no sign of life within " + SIGN_OF_LIFE.toSeconds() + " seconds", false),
        SIGN_OF_LIFE.toMillis(),
        TimeUnit.MILLISECONDS);
  }
}
