package io.mailferry.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.plan.PlannedMailbox;
import io.mailferry.model.plan.WavePlan;
import io.mailferry.workflows.check.LinesToResolve;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class LinesToResolveTest {
  @Test
  void areAllLinesOfTheLargestPlanInItsOrderAndNoMoreAtOnceThanOneSearchTakes() {
    var plan = Given.plan(WavePlan.MOST_MAILBOXES);

    var taken = new ArrayList<PlannedMailbox>();
    while (taken.size() < plan.mailboxes().size()) {
      var next = LinesToResolve.next(plan, taken.size());
      assertThat(next.lines()).hasSizeBetween(1, 200);
      taken.addAll(next.lines());
    }

    assertThat(taken).isEqualTo(plan.mailboxes());
  }

  @Test
  void areTheFewThatAreLeftAtTheEndOfAPlan() {
    var plan = Given.plan(201);

    assertThat(LinesToResolve.next(plan, 200).lines()).containsExactly(plan.mailboxes().getLast());
  }
}
