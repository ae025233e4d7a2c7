package io.mailferry.activities.mailbox;

import io.mailferry.activities.Organisation;
import io.mailferry.activities.directory.Directory.Answer;
import io.mailferry.activities.directory.DirectoryEntry;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.Route;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.move.Home;
import io.mailferry.model.move.Stamp;
import io.mailferry.model.plan.Intention;
import io.mailferry.workflows.mailbox.ActivityInput;
import io.mailferry.workflows.mailbox.LookUpResult;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the mailbox in both forests and names everything that stands in the way. */
final class LookUpMailbox {
  private final Organisation organisation;
  private final MigrationFacts facts;

  LookUpMailbox(Organisation organisation, MigrationFacts facts) {
    this.organisation = organisation;
    this.facts = facts;
  }

  /** What both forests show of the mailbox. */
  BothForests look(ActivityInput input) {
    var intention = input.intention();
    var near = organisation.directory().find(intention.mailbox(), input.memory().pinned().name());
    return new BothForests(near, intention.route().crossForest() ? far(intention, near) : null);
  }

  private Answer<Optional<DirectoryEntry>> far(
      Intention intention, Answer<Optional<DirectoryEntry>> near) {
    var route = intention.route();
    var stamp = stampIn(intention, near);
    return organisation
        .otherForest(route, stamp)
        .find(intention.mailbox(), organisation.farController(route, stamp));
  }

  /** What the near directory shows of the request; absent where it shows none of this move. */
  static Stamp stampIn(Intention intention, Answer<Optional<DirectoryEntry>> near) {
    return near.value()
        .map(entry -> Preflight.ofThisMove(intention, entry.stamp()))
        .orElseGet(Stamp.Absent::new);
  }

  LookUpResult run(ActivityInput input, BothForests seen) {
    var intention = input.intention();
    var near = seen.near();
    var memory = input.memory().withController(near.controller(), organisation.clock().instant());
    var far = seen.far();
    if (far == null) {
      return near.value()
          .map(mailbox -> found(intention, memory, mailbox, obstacles(intention, mailbox, null)))
          .orElseGet(() -> missing(intention, memory, organisation.directory().forest()));
    }
    var pushing = intention.route() == Route.PUSH;
    var source = pushing ? near.value() : far.value();
    var target = pushing ? far.value() : near.value();
    if (source.isEmpty() || target.isEmpty()) {
      return target.filter(there -> Preflight.isHome(intention, there)).isPresent()
          ? found(intention, memory, target.get(), List.of())
          : missing(
              intention, memory, source.isEmpty() ? "the source forest" : "the target forest");
    }
    return found(
        intention,
        memory,
        Preflight.isHome(intention, target.get()) ? target.get() : source.get(),
        obstacles(intention, near.value().get(), far.value().get()));
  }

  private List<String> obstacles(
      Intention intention, DirectoryEntry near, @Nullable DirectoryEntry far) {
    return Preflight.obstacles(
        intention,
        near,
        far,
        () -> organisation.deliveryDomain(intention.route(), intention.mailbox()),
        organisation.accounts());
  }

  private LookUpResult missing(Intention intention, Memory memory, String where) {
    var obstacles = List.of(Preflight.missing(where));
    facts.obstacles(intention, memory, obstacles);
    return new LookUpResult(obstacles, "unknown", memory);
  }

  private LookUpResult found(
      Intention intention, Memory memory, DirectoryEntry entry, List<String> obstacles) {
    var home =
        entry.home() instanceof Home.InDatabase database ? database.databaseName() : "elsewhere";
    if (obstacles.isEmpty()) {
      facts.note(
          intention,
          FactKind.LOOKED_UP,
          "lookedUp",
          "found in " + home + "; nothing stands in the way",
          "asked " + memory.pinned().name());
    } else {
      facts.obstacles(intention, memory, obstacles);
    }
    return new LookUpResult(
        obstacles,
        home,
        memory.sourceDatabase() == null && !Preflight.isHome(intention, entry)
            ? memory.withSourceDatabase(home)
            : memory);
  }
}
