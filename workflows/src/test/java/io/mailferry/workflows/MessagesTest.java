package io.mailferry.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.mailferry.model.Limits;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Decision;
import io.mailferry.model.decision.Expected;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.order.Order;
import io.mailferry.model.order.Orders;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.plan.IdentityKind;
import io.mailferry.model.plan.PlannedMailbox;
import io.mailferry.model.plan.SealedText;
import io.mailferry.model.plan.WavePlan;
import io.mailferry.workflows.check.LineProblem;
import io.mailferry.workflows.mailbox.ActivityInput;
import io.mailferry.workflows.mailbox.ActivityResult;
import io.mailferry.workflows.mailbox.LookUpResult;
import io.temporal.activity.ActivityInterface;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.GlobalDataConverter;
import io.temporal.workflow.WorkflowInterface;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every message survives the journey through Temporal, with the converter that the worker uses. */
class MessagesTest {
  private final DataConverter converter = GlobalDataConverter.get();

  static Stream<Class<?>> records() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.mailferry.model", "io.mailferry.workflows")
            .stream()
            .filter(type -> type.isRecord() && !isInternal(type))
            .sorted(Comparator.comparing(JavaClass::getName))
            .map(JavaClass::reflect);
  }

  /** The truth table's rows, and what decides and is decided, never leave the model. */
  private static boolean isInternal(JavaClass type) {
    return type.getName().contains("policy.Evidence")
        || type.getName().contains("policy.Stalls")
        || type.getName().contains("policy.Timings")
        || type.getName().contains("window.Opening")
        || List.of("Situation", "Verdict").contains(type.getSimpleName());
  }

  @ParameterizedTest
  @MethodSource("records")
  void everyRecordSurvives(Class<?> message) {
    assertThat(Samples.of(message)).isNotEmpty().allSatisfy(this::survives);
  }

  static Stream<Class<?>> sealedMessages() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.mailferry.model", "io.mailferry.workflows")
            .stream()
            .filter(type -> !isInternal(type))
            .<Class<?>>map(JavaClass::reflect)
            .filter(Class::isSealed);
  }

  @ParameterizedTest
  @MethodSource("sealedMessages")
  void everyKindOfASealedMessageSurvivesAsWhatItIs(Class<?> message) {
    for (var kind : message.getPermittedSubclasses()) {
      assertThat(Samples.of(kind))
          .isNotEmpty()
          .allSatisfy(sample -> assertThat(sent(sample, message, message)).isEqualTo(sample));
    }
  }

  @Test
  void allSevenSealedMessagesAreFound() {
    assertThat(sealedMessages())
        .extracting(Class::getSimpleName)
        .containsExactlyInAnyOrder(
            "Stamp", "QueueItem", "Home", "Action", "Submission", "MigrationOutcome", "Window");
  }

  static Stream<Arguments> messagesOfTheInterfaces() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.mailferry.workflows")
            .stream()
            .filter(
                type ->
                    type.isAnnotatedWith(WorkflowInterface.class)
                        || type.isAnnotatedWith(ActivityInterface.class))
            .flatMap(type -> Arrays.stream(type.reflect().getMethods()))
            .flatMap(MessagesTest::messagesOf);
  }

  private static Stream<Arguments> messagesOf(Method method) {
    return Stream.concat(
            Stream.of(method.getGenericReturnType()),
            Arrays.stream(method.getGenericParameterTypes()))
        .filter(type -> type != void.class)
        .map(type -> Arguments.of(method.getName(), type));
  }

  @ParameterizedTest
  @MethodSource("messagesOfTheInterfaces")
  void everyMessageIsOneOfOurTypesAndNoBareCollection(String method, Type type) {
    assertThat(type).isInstanceOf(Class.class);
    assertThat(((Class<?>) type).getPackageName()).startsWith("io.mailferry.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"a storm\"", "{\"reason\":\"a storm\"}"})
  void anOrderIsReadAsPeopleTypeIt(String typed) {
    var payload =
        Objects.requireNonNull(
            converter.toPayload("x").orElseThrow().toBuilder()
                .setData(ByteString.copyFromUtf8(typed))
                .build());

    assertThat(converter.fromPayload(payload, Order.class, Order.class))
        .isEqualTo(Order.because("a storm"));
  }

  /** As they stand in histories that began before there was anything else. */
  @Test
  void aLineOfAnEarlierReleaseIsNamedByItsAddress() {
    var line = line(null);
    var written = converter.toPayload(line).orElseThrow().getData().toStringUtf8();

    assertThat(written).doesNotContain("kind");
    assertThat(sent(line, PlannedMailbox.class, PlannedMailbox.class)).isEqualTo(line);
    assertThat(converter.toPayload(line(IdentityKind.ALIAS)).orElseThrow().getData().toStringUtf8())
        .contains("\"kind\":\"ALIAS\"");
    assertThat(
            converter
                .toPayload(new LineProblem(7, "nobody has this address"))
                .orElseThrow()
                .getData()
                .toStringUtf8())
        .isEqualTo("{\"line\":7,\"sentence\":\"nobody has this address\"}");
  }

  private static PlannedMailbox line(@Nullable IdentityKind kind) {
    return new PlannedMailbox(
        7,
        new SealedText("c2VhbGVk"),
        "DB",
        null,
        Limits.NONE,
        MailboxScope.PRIMARY_AND_ARCHIVE,
        kind);
  }

  @Test
  void aResultOfAnEarlierReleaseAnnouncedNothing() {
    var result =
        new ActivityResult(
            null,
            new Decision(
                new Action.Verify(),
                Reason.ARRIVED,
                "the arrival is checked",
                Phase.VERIFYING,
                Attention.NONE,
                null),
            Memory.FRESH,
            Duration.ZERO,
            true);

    assertThat(readWithout("announced", result).announced()).isFalse();
    assertThat(readWithout("announced", result).decision()).isEqualTo(result.decision());
  }

  @Test
  void aRunbookOfAnEarlierReleaseAsksForNoAnnouncement() {
    var input =
        new ActivityInput(Given.intention(Given.MAILBOX), Orders.NONE, Memory.FRESH, true, true);

    assertThat(readWithout("announces", input)).returns(false, ActivityInput::announces);
    assertThat(readWithout("asking", input)).returns(false, ActivityInput::asking);
  }

  @Test
  void aWaitOfAnEarlierReleaseLeadsNowhereThatIsKnown() {
    var wait = new Action.WaitAndLook(Duration.ofHours(6), Expected.RELEASE);

    assertThat(readWithout("expected", wait))
        .isEqualTo(new Action.WaitAndLook(Duration.ofHours(6)));
  }

  @Test
  void aLookUpOfAnEarlierReleaseTookNoFirstLook() {
    var found = new LookUpResult(List.of(), "SRC-DB07", Memory.FRESH);

    assertThat(readWithout("firstLook", found)).isEqualTo(found);
  }

  /** Reads a message as if it came from a release that did not know one of its names. */
  private <T> T readWithout(String name, T message) {
    var payload = converter.toPayload(message).orElseThrow();
    var known = payload.getData().toStringUtf8();
    var before = known.replaceAll(",?\"" + name + "\":(true|false|null|\"[A-Z]+\")", "");
    assertThat(before).as("the name is left out").isNotEqualTo(known);
    @SuppressWarnings("unchecked")
    var type = (Class<T>) message.getClass();
    return Objects.requireNonNull(
        converter.fromPayload(
            payload.toBuilder().setData(ByteString.copyFromUtf8(before)).build(), type, type));
  }

  @Test
  void anOutcomeNamesItsKind() {
    var payload = converter.toPayload(new MigrationOutcome.AlreadyHome("TGT-DB01")).orElseThrow();

    assertThat(payload.getData().toStringUtf8())
        .isEqualTo("{\"is\":\"alreadyHome\",\"database\":\"TGT-DB01\"}");
  }

  @Test
  void thePlanOfAWholeWaveFitsOnePayload() {
    var plan = Given.plan(WavePlan.MOST_MAILBOXES);

    assertThat(converter.toPayload(plan).orElseThrow().getSerializedSize()).isLessThan(2_000_000);
  }

  private void survives(Object sample) {
    assertThat(sent(sample, sample.getClass(), sample.getClass())).isEqualTo(sample);
  }

  private Object sent(Object sample, Class<?> as, Type type) {
    Optional<Payload> payload = converter.toPayload(sample);
    return Objects.requireNonNull(converter.fromPayload(payload.orElseThrow(), as, type));
  }
}
