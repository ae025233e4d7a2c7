package io.mailferry.activities.fault.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ErrorCatalogueTest {
  private static final Path CATALOGUE =
      Path.of(Objects.requireNonNullElse(System.getProperty("mailferry.root"), ".."))
          .resolve("docs/operate/errors.md");

  @Test
  void theCatalogueInTheDocsIsTheTable() throws IOException {
    var table = FaultTable.STANDARD.toMarkdown();
    if (Boolean.getBoolean("mailferry.write.catalogue")) {
      Files.writeString(CATALOGUE, table);
    }

    assertThat(Files.readString(CATALOGUE))
        .as(
            "docs/operate/errors.md is written by this test with"
                + " -Dtest.jvm=-Dmailferry.write.catalogue=true")
        .isEqualTo(table);
  }
}
