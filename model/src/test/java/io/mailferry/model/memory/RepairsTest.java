package io.mailferry.model.memory;

import static io.mailferry.model.failure.FailureFamily.CONTROLLER_AWAY;
import static io.mailferry.model.failure.FailureFamily.NETWORK;
import static io.mailferry.model.failure.FailureFamily.PASSING;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RepairsTest {
  private final JsonMapper mapper = JsonMapper.builder().addModule(new JavaTimeModule()).build();

  @Test
  void resumesAreCountedForEachKindOfFailure() {
    var repairs =
        Repairs.NONE
            .withOneMoreResume(Instant.EPOCH, NETWORK, null)
            .withOneMoreResume(Instant.EPOCH, PASSING, null)
            .withOneMoreResume(Instant.EPOCH, NETWORK, null);

    assertThat(repairs.resumes(NETWORK)).isEqualTo(2);
    assertThat(repairs.resumes(PASSING)).isEqualTo(1);
    assertThat(repairs.resumes(CONTROLLER_AWAY)).isZero();
    assertThat(repairs.mostResumes()).isEqualTo(2);
    assertThat(repairs.resumes()).isEqualTo(3);
  }

  @Test
  void resumesOfEarlierReleasesCountForEachKind() throws JsonProcessingException {
    var old =
        mapper.readValue(
            """
            {"resumes":4,"failedTries":0,"laggingTries":0,"unknownAnswers":0,"mended":false}""",
            Repairs.class);

    assertThat(old.mostResumes()).isEqualTo(4);
    var resumed = old.withOneMoreResume(Instant.EPOCH, NETWORK, null);
    assertThat(resumed.resumes(PASSING)).isEqualTo(4);
    assertThat(resumed.resumes(NETWORK)).isEqualTo(5);
  }

  @Test
  void theKindsAreForgottenWithTheResumes() {
    var repairs = Repairs.NONE.withOneMoreResume(Instant.EPOCH, NETWORK, null);

    assertThat(repairs.withResumesForgotten().resumes(NETWORK)).isZero();
    assertThat(repairs.withMended().resumes(NETWORK)).isZero();
    assertThat(repairs.forgotten().resumes(NETWORK)).isZero();
    assertThat(repairs.withoutMended().resumes(NETWORK)).isEqualTo(1);
  }

  @Test
  void theKindsAreKeptInHistories() throws JsonProcessingException {
    var repairs = Repairs.NONE.withOneMoreResume(Instant.EPOCH, NETWORK, null);

    assertThat(mapper.readValue(mapper.writeValueAsString(repairs), Repairs.class))
        .isEqualTo(repairs);
  }
}
