package io.mailferry.operations.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CsvTest {
  @Test
  void namesTheColumnsAndWritesEveryKindOfValue() {
    assertThat(Csv.text(List.of(row("=1+1", 7, true), row("plain", List.of("a", "b"), null))))
        .isEqualTo(
            """
            text,value,more\r
            '=1+1,7,true\r
            plain,"[""a"",""b""]",\r
            """);
  }

  @Test
  void isEmptyWithoutRows() {
    assertThat(Csv.text(List.of())).isEmpty();
  }

  private static Map<String, @Nullable Object> row(
      String text, Object value, @Nullable Object more) {
    var row = new LinkedHashMap<String, @Nullable Object>();
    row.put("text", text);
    row.put("value", value);
    row.put("more", more);
    return row;
  }
}
