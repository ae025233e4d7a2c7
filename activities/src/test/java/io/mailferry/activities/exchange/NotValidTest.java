package io.mailferry.activities.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mailferry.model.move.QueueItem;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of which Exchange itself says, in one way or another, that they are none. */
class NotValidTest {
  private static ObjectNode request() {
    return new ObjectMapper()
        .createObjectNode()
        .put("ExchangeGuid", new UUID(7, 7).toString())
        .put("Status", "InProgress")
        .put("StatusDetail", "CopyingMessages");
  }

  @Test
  void areToldByAFlagAndExchangesMessageWithoutPeople() {
    var move =
        request()
            .put("IsValid", false)
            .put("ValidationMessage", "Mailbox 'anna.berg@target.example' has no job.");

    assertThat(Results.item(move))
        .isInstanceOfSatisfying(
            QueueItem.Invalid.class,
            invalid -> {
              assertThat(invalid.why()).contains("has no job").doesNotContain("anna.berg");
              assertThat(invalid.statusDetail()).isEqualTo("CopyingMessages");
            });
    assertThat(Results.queued(move)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Orphaned", "DataMissing", "DataMismatch", "orphaned"})
  void areToldByAWordInTheirStatusOrItsDetail(String word) {
    assertThat(Results.item(request().put("Status", word)))
        .isEqualTo(new QueueItem.Invalid(word, "CopyingMessages"));
    assertThat(Results.item(request().put("StatusDetail", word)))
        .isEqualTo(new QueueItem.Invalid(word, word));
  }

  @Test
  void areNoneWhereExchangeSaysThatTheyAreValidOrNothingOfIt() {
    assertThat(Results.item(request().put("IsValid", true))).isInstanceOf(QueueItem.Present.class);
    assertThat(Results.item(request())).isInstanceOf(QueueItem.Present.class);
    assertThat(Results.item(request().putNull("IsValid"))).isInstanceOf(QueueItem.Present.class);
    assertThat(Results.queued(request())).isPresent();
  }
}
