package io.mailferry.model.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.Route;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What Exchange and the directory say of a request, read as they write it. */
class RequestTest {
  @ParameterizedTest
  @EnumSource(RequestStatus.class)
  void aStatusIsReadByItsNumberAndItsWord(RequestStatus status) {
    var word = status.name().replace("_", "").toLowerCase(Locale.ROOT);

    assertThat(RequestStatus.ofNumber(status.number())).isEqualTo(status);
    assertThat(RequestStatus.ofWord(word)).isEqualTo(status);
    assertThat(RequestStatus.ofWord(" " + word.toUpperCase(Locale.ROOT))).isEqualTo(status);
  }

  @Test
  void aStatusOfALaterExchangeIsNotGuessed() {
    assertThat(RequestStatus.ofWord("CompletedWithSkippedItems"))
        .isEqualTo(RequestStatus.UNRECOGNISED);
    assertThat(RequestStatus.ofNumber(42)).isEqualTo(RequestStatus.UNRECOGNISED);
  }

  @Test
  void onlyTwoStatesMeanThatTheMailboxHasMoved() {
    assertThat(RequestStatus.values())
        .filteredOn(RequestStatus::completed)
        .containsExactly(RequestStatus.COMPLETED, RequestStatus.COMPLETED_WITH_WARNING);
  }

  @ParameterizedTest
  @CsvSource({
    "0,LOCAL,false,false",
    "2,LOCAL,false,false",
    "1,PULL,false,false",
    "5,PUSH,false,false",
    "256,LOCAL,true,false",
    "513,PULL,false,true"
  })
  void theFlagsTellDirectionAndRest(int bits, Route route, boolean suspended, boolean rests) {
    var flags = new MoveFlags(bits);

    assertThat(flags.route()).isEqualTo(route);
    assertThat(flags.suspended()).isEqualTo(suspended);
    assertThat(flags.suspendsWhenReady()).isEqualTo(rests);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CN=SRC-DB07,CN=Databases,DC=example|SRC-DB07",
        "CN=SRC-DB07|SRC-DB07",
        "SRC-DB07|SRC-DB07"
      })
  void aHomeIsNamedByTheFirstPartOfItsPath(String path, String name) {
    assertThat(new Home.InDatabase(path).databaseName()).isEqualTo(name);
  }
}
