package io.mailferry.model.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailferry.model.Limits;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class WavePlanTest {
  @Test
  void hasAtLeastOneMailbox() {
    assertThatThrownBy(() -> plan(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isSplitWhenItIsTooLong() {
    assertThat(plan(Collections.nCopies(5_000, line("TGT-DB01"))).mailboxes()).hasSize(5_000);
    assertThatThrownBy(() -> plan(Collections.nCopies(5_001, line("TGT-DB01"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("split");
  }

  @Test
  void doesNotChangeWithTheListItWasMadeFrom() {
    var lines = new ArrayList<>(List.of(line("TGT-DB01")));
    var plan = plan(lines);

    lines.clear();

    assertThat(plan.mailboxes()).hasSize(1);
  }

  @Test
  void neverLeavesTheDatabaseToChance() {
    assertThatThrownBy(() -> line(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 7");
  }

  private static WavePlan plan(List<PlannedMailbox> lines) {
    return new WavePlan(
        new WaveName("spring"),
        new OrganisationName("target"),
        Route.LOCAL,
        CutoverOrder.AS_SOON_AS_COPIED,
        lines);
  }

  private static PlannedMailbox line(String database) {
    return new PlannedMailbox(
        7, new SealedText("sealed"), database, null, Limits.NONE, MailboxScope.PRIMARY_AND_ARCHIVE);
  }
}
