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

  private final Organisation organisation;

  CheckOrganisation(Organisation organisation) {
    this.organisation = organisation;
  }

  OrganisationHealth run(OrganisationToCheck check) {
    var impossible = organisation.whyNot(check.route());
    if (impossible.isPresent()) {
      return new OrganisationHealth(impossible.get(), null, List.of());
    }
    var near =
        signOfLife(
            "the directory of " + organisation.directory().forest(),
            () -> organisation.directory().ping());
    var far =
        check.route().crossForest()
            ? signOfLife(
                "the directory of the far forest",
                () -> organisation.otherForest(check.route()).ping())
            : CompletableFuture.<@Nullable String>completedFuture(null);
    var exchange =
        signOfLife(
            "Exchange of organisation " + organisation.name(),
            () -> organisation.exchange().ping());
    var nearTrouble = near.join();
    var exchangeTrouble = exchange.join();
    return new OrganisationHealth(
        nearTrouble == null ? far.join() : nearTrouble,
        exchangeTrouble,
        exchangeTrouble == null
            ? organisation.exchange().lacks(ExampleMove.of(organisation, check))
            : List.of());
  }

  /** Becomes null when there was a sign of life, and otherwise says in time why there was none. */
  private static CompletableFuture<@Nullable String> signOfLife(
      String what, Supplier<String> ping) {
    var sign = new CompletableFuture<@Nullable String>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                var _ = ping.get();
                sign.complete(null);
              } catch (Fault fault) {
                sign.complete(FaultTable.withoutPromise(fault));
              } catch (RuntimeException unexpected) {
                sign.complete(what + " cannot be asked: " + Redaction.of(unexpected.toString()));
              }
            });
    return sign.completeOnTimeout(
        what + " gave no sign of life within " + SIGN_OF_LIFE.toSeconds() + " seconds",
        SIGN_OF_LIFE.toMillis(),
        TimeUnit.MILLISECONDS);
  }
}
