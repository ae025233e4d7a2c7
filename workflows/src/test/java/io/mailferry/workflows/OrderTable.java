package io.mailferry.workflows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The page for operators that says which order is taken where. */
final class OrderTable {
  private static final String HEAD =
      """
      # Which order is taken when

      What a mailbox's migration says to an order that is given to it by name. This page is written by \
      the build, which brings a migration into each of these states and gives it each of these orders.

      - **Refused means that nothing was changed.** The reason is the answer; the number in the table \
      points to it.
      - **Pressing twice is harmless.** The same order again is refused, or leads to the same. \
      `retry`, `resync` and `repoint` are carried out each time.
      - **A whole wave** takes every order while it runs, but `resume` where nothing stands for it, \
      and `repoint` where its mailboxes move within the organisation. Mailboxes for which an order \
      comes too late go on as they would.
      - `approve` is for a whole wave only. It is refused where the wave wants no approval, where it \
      has one already, and to who started the wave. What one mailbox is ordered by name, `cutover` \
      too, lets it switch no earlier than that.
      - The mailboxes here move between forests: one that moves within its organisation has no far \
      end, and refuses `repoint` everywhere. `cutover` is also refused when it leaves no window.
      - What is *seen a moment ago* is a reason to refuse: where Exchange was last looked at more than a \
      minute ago, the order makes the migration look, and the answer says what came of it.
      - `--dry-run` asks without ordering anything.

      """;

  private final Map<Standing, Map<Pressed, @Nullable String>> cells = new LinkedHashMap<>();

  void add(Standing standing, Pressed order, @Nullable String refusal) {
    cells.computeIfAbsent(standing, _ -> new LinkedHashMap<>()).put(order, refusal);
  }

  String markdown() {
    var reasons = new ArrayList<String>();
    var rows =
        cells.entrySet().stream()
            .map(row -> row(row.getKey(), row.getValue(), reasons))
            .collect(Collectors.joining("\n"));
    return HEAD
        + line("where it stands", Stream.of(Pressed.values()).map(Pressed::typed).toList())
        + "\n"
        + "|---".repeat(Pressed.values().length + 1)
        + "|\n"
        + rows
        + "\n\n"
        + notes(reasons);
  }

  private static String row(
      Standing standing, Map<Pressed, @Nullable String> row, List<String> reasons) {
    return line(
        "**" + standing.words + "**",
        row.values().stream().map(refusal -> cell(refusal, reasons)).toList());
  }

  private static String cell(@Nullable String refusal, List<String> reasons) {
    if (refusal == null) {
      return "yes";
    }
    if (!reasons.contains(refusal)) {
      reasons.add(refusal);
    }
    return "no (" + (reasons.indexOf(refusal) + 1) + ")";
  }

  private static String line(String first, List<String> rest) {
    return "| " + first + " | " + String.join(" | ", rest) + " |";
  }

  private static String notes(List<String> reasons) {
    var notes = new StringBuilder("Why not:\n\n");
    for (var i = 0; i < reasons.size(); i++) {
      notes.append(i + 1).append(". ").append(reasons.get(i)).append('\n');
    }
    return notes.toString();
  }
}
