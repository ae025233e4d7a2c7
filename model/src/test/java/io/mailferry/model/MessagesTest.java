package io.mailferry.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Decision;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.failure.FailureFamily;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.memory.Refusal;
import io.mailferry.model.memory.Submission;
import io.mailferry.model.memory.Verification;
import io.mailferry.model.move.Home;
import io.mailferry.model.move.MoveFlags;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.Stamp;
import io.mailferry.model.order.Order;
import io.mailferry.model.order.Orders;
import io.mailferry.model.order.Question;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.plan.SealedText;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Names that stand in histories for months. Whether every message survives the journey is tested
 * where the worker's own converter is, in {@code workflows}.
 */
class MessagesTest {
  private final ObjectMapper mapper =
      new ObjectMapper().registerModule(new JavaTimeModule()).registerModule(new Jdk8Module());

  static Stream<Arguments> sealedMessages() {
    return Stream.of(
        Arguments.of(Stamp.class, List.of("absent", "present", "unreadable")),
        Arguments.of(QueueItem.class, List.of("absent", "present", "invalid", "unreadable")),
        Arguments.of(Home.class, List.of("database", "mailUser", "missing", "unreadable")),
        Arguments.of(
            Action.class,
            List.of(
                "submit",
                "wait",
                "release",
                "park",
                "suspend",
                "resume",
                "withdraw",
                "raiseLimits",
                "repoint",
                "discard",
                "removeLeftover",
                "removeOrphan",
                "ask",
                "verify",
                "cleanUp",
                "finish")),
        Arguments.of(Submission.class, List.of("notSent", "unconfirmed", "seen")),
        Arguments.of(
            MigrationOutcome.class, List.of("moved", "alreadyHome", "notStarted", "withdrawn")));
  }

  @ParameterizedTest
  @MethodSource("sealedMessages")
  void everyKindOfAMessageHasItsNameForGood(Class<?> message, List<String> names) {
    var listed = message.getAnnotation(JsonSubTypes.class).value();

    assertThat(message.getAnnotation(JsonTypeInfo.class).property()).isEqualTo("is");
    assertThat(listed).extracting(JsonSubTypes.Type::name).containsExactlyElementsOf(names);
    assertThat(Arrays.stream(listed).map(JsonSubTypes.Type::value).collect(Collectors.toSet()))
        .as("what is permitted is listed")
        .isEqualTo(Arrays.stream(message.getPermittedSubclasses()).collect(Collectors.toSet()));
  }

  @Test
  void aBareSentenceIsAnOrder() throws JsonProcessingException {
    assertThat(mapper.readValue("\"a storm\"", Order.class)).isEqualTo(Order.because("a storm"));
    assertThat(mapper.readValue("{}", Order.class)).isEqualTo(Order.UNSIGNED);
    assertThat(mapper.readValue("{\"reason\":\"a storm\"}", Order.class))
        .isEqualTo(Order.because("a storm"));
    assertThat(mapper.readValue("{\"reason\":\"a\",\"who\":\"b\"}", Order.class))
        .isEqualTo(new Order("a", "b"));
  }

  @Test
  void namesAndSealsTravelAsBareText() throws JsonProcessingException {
    var guid = MailboxGuid.of("3f2504e0-4f89-41d3-9a0c-0305e82c3301");

    assertThat(mapper.writeValueAsString(guid)).isEqualTo("\"" + guid + "\"");
    assertThat(mapper.readValue("\"" + guid + "\"", MailboxGuid.class)).isEqualTo(guid);
    assertThat(mapper.writeValueAsString(new WaveName("spring"))).isEqualTo("\"spring\"");
    assertThat(mapper.writeValueAsString(new OrganisationName("target"))).isEqualTo("\"target\"");
    assertThat(mapper.writeValueAsString(new SealedText("abc"))).isEqualTo("\"abc\"");
    assertThat(mapper.writeValueAsString(new MoveFlags(513))).isEqualTo("513");
    assertThat(mapper.readValue("513", MoveFlags.class)).isEqualTo(new MoveFlags(513));
  }

  @Test
  void whatFollowsFromAMessageIsNotWrittenIntoIt() throws JsonProcessingException {
    var now = Instant.parse("2026-03-02T20:00:00Z");
    var proof = mapper.valueToTree(new Verification(now, now, List.of()));
    var orders = mapper.valueToTree(Orders.NONE);

    assertThat(proof.properties())
        .extracting(java.util.Map.Entry::getKey)
        .containsExactlyInAnyOrder("firstAt", "lastAt", "checks");
    assertThat(orders.properties())
        .extracting(java.util.Map.Entry::getKey)
        .containsExactlyInAnyOrder("pause", "hold", "cancel", "answer");
  }

  @Test
  void aMemoryIsOneFlatObjectAsTheOldestHistoriesHaveIt() throws JsonProcessingException {
    var memory =
        Memory.FRESH
            .withController("dc1", Instant.EPOCH)
            .withSourceDatabase("SRC-DB01")
            .withOneMoreResume(Instant.EPOCH, FailureFamily.PASSING)
            .withReleased(Instant.EPOCH)
            .withOdd(Instant.EPOCH, Instant.EPOCH)
            .withAccepted(true);

    var json = mapper.<JsonNode>valueToTree(memory);

    assertThat(json.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "submission",
            "controller",
            "controllerSince",
            "sourceDatabase",
            "consented",
            "suspendedByUs",
            "resumes",
            "lastResume",
            "resumesByFamily",
            "released",
            "oddSince",
            "oddSeen",
            "unreadableSince",
            "refusal",
            "failedTries",
            "laggingTries",
            "unknownAnswers",
            "mended",
            "verification",
            "accepted",
            "withdrawn",
            "restarting",
            "limitsRefused",
            "cleanedUp",
            "lastSeen");
    assertThat(mapper.treeToValue(json, Memory.class)).isEqualTo(memory);
  }

  @Test
  void aMemoryThatAnOlderReleaseWroteIsRead() throws JsonProcessingException {
    var check = new Verification.Check("lives there", false, "it does not");
    var memory =
        Memory.FRESH
            .withRefusal(new Refusal(Instant.EPOCH, "MF-EX-QUOTA", "full"))
            .withVerification(new Verification(Instant.EPOCH, Instant.EPOCH, List.of(check)));
    var json = mapper.<ObjectNode>valueToTree(memory);

    json.remove(List.of("oddSeen", "laggingTries", "unknownAnswers"));
    ((ObjectNode) json.get("refusal")).remove("lagging");
    ((ObjectNode) json.at("/verification/checks/0")).remove("unknown");

    assertThat(mapper.treeToValue(json, Memory.class)).isEqualTo(memory);
  }

  @Test
  void aDecisionWithoutAReasonIsReadAsOneThatStatedNone() throws JsonProcessingException {
    var decision =
        mapper.readValue(
            """
            {"next":{"is":"submit"},"sentence":"go","phase":"SUBMITTING","attention":"NONE"}\
            """,
            Decision.class);

    assertThat(decision.reason()).isEqualTo(Reason.UNSTATED);
  }

  @Test
  void everyQuestionHasAReasonOfItsOwnName() {
    assertThat(Arrays.stream(Question.Code.values()).map(Enum::name))
        .isSubsetOf(Arrays.stream(Reason.values()).map(Enum::name).toList());
  }
}
