package io.mailferry.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import io.temporal.activity.ActivityOptions;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;

/** A step that is under way when the worker is stopped is finished and reported first. */
class DrainTest {
  private static final String QUEUE = "drain";

  /** A step that takes as long as the test wants. */
  @ActivityInterface
  public interface LongStep {
    /** Works. */
    @ActivityMethod(name = "work")
    String work();
  }

  /** A runbook of one step. */
  @WorkflowInterface
  public interface OneStep {
    /** Runs it. */
    @WorkflowMethod(name = "OneStep")
    String run();
  }

  /** The runbook. */
  public static final class OneStepRunbook implements OneStep {
    /** Only Temporal makes one. */
    public OneStepRunbook() {}

    @Override
    public String run() {
      return Workflow.newActivityStub(
              LongStep.class,
              ActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofMinutes(5)).build())
          .work();
    }
  }

  private static final class StepThatWaits implements LongStep {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final List<String> story;

    StepThatWaits(List<String> story) {
      this.story = story;
    }

    @Override
    public String work() {
      begun.countDown();
      try {
        mayEnd.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return "interrupted";
      }
      story.add("step ended");
      return "done";
    }
  }

  /** Stands for the shells and directories that steps work with. */
  private record Hands(List<String> story) implements AutoCloseable {
    @Override
    public void close() {
      story.add("hands closed");
    }
  }

  private final List<String> story = new CopyOnWriteArrayList<>();
  private final StepThatWaits step = new StepThatWaits(story);
  private final PracticeTemporal temporal = PracticeTemporal.at(PracticeTemporal.freePort());

  DrainTest() throws IOException {}

  @AfterEach
  void ends() {
    step.mayEnd.countDown();
    temporal.close();
  }

  private GenericApplicationContext application(Duration drain) {
    var factory = WorkerFactory.newInstance(temporal.client());
    var worker = factory.newWorker(QUEUE);
    worker.registerWorkflowImplementationTypes(OneStepRunbook.class);
    worker.registerActivitiesImplementations(step);
    var application = new GenericApplicationContext();
    application.registerBean(Hands.class, () -> new Hands(story));
    application.registerBean(
        TemporalLifecycle.class, () -> new TemporalLifecycle(factory, () -> {}, drain));
    application.refresh();
    return application;
  }

  private String startsTheRunbook() throws InterruptedException {
    var runbook =
        temporal
            .client()
            .newWorkflowStub(
                OneStep.class,
                WorkflowOptions.newBuilder().setWorkflowId("one").setTaskQueue(QUEUE).build());
    WorkflowClient.start(runbook::run);
    assertThat(step.begun.await(60, TimeUnit.SECONDS)).isTrue();
    return "one";
  }

  private List<EventType> events(String id) {
    return temporal.client().fetchHistory(id).getEvents().stream()
        .map(event -> event.getEventType())
        .toList();
  }

  @Test
  void waitsForAStepReportsItAndClosesTheHandsAfterwards() throws InterruptedException {
    var application = application(Duration.ofSeconds(60));
    var id = startsTheRunbook();
    var lifecycle = application.getBean(TemporalLifecycle.class);

    var stopping = Thread.ofPlatform().start(application::close);
    Await.until("it stops", () -> lifecycle.state() == TemporalLifecycle.State.STOPPED);
    assertThat(story).isEmpty();
    step.mayEnd.countDown();
    stopping.join();

    assertThat(story).containsExactly("step ended", "hands closed");
    assertThat(events(id)).contains(EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED);
  }

  @Test
  void doesNotWaitForEver() throws InterruptedException {
    var application = application(Duration.ofMillis(200));
    var id = startsTheRunbook();

    application.close();

    assertThat(story).containsExactly("hands closed");
    assertThat(events(id)).doesNotContain(EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED);
  }
}
