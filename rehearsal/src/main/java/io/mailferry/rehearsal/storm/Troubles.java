package io.mailferry.rehearsal.storm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Draws what only a person can settle: some causes, each once, and no mailbox with two of them. */
final class Troubles {
  private static final int MOST_CAUSES = 3;
  private static final int MOST_SHARING = 4;

  private final Random chance;
  private final List<Integer> mailboxes;

  Troubles(Random chance, int mailboxes) {
    this.chance = chance;
    this.mailboxes = new ArrayList<>(IntStream.range(0, mailboxes).boxed().toList());
    Collections.shuffle(this.mailboxes, chance);
  }

  List<Trouble> draw() {
    var kinds =
        new ArrayList<Function<List<Integer>, Trouble>>(
            List.of(
                these ->
                    new Trouble.SpoiltItems(these, Trouble.BAD_ITEM_LIMIT + 1 + these.getFirst()),
                Trouble.OverQuota::new,
                Trouble.SomebodyElses::new,
                Trouble.RemovedBehindOurBack::new));
    Collections.shuffle(kinds, chance);
    return kinds.subList(0, 1 + chance.nextInt(MOST_CAUSES)).stream()
        .map(kind -> kind.apply(some()))
        .toList();
  }

  private List<Integer> some() {
    var taken = mailboxes.subList(0, 1 + chance.nextInt(MOST_SHARING));
    var these = taken.stream().sorted().toList();
    taken.clear();
    return these;
  }
}
