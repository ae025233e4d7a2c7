package io.mailferry.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {
  @TempDir Path home;

  @Test
  void isMadeWhereItIsMissing() throws IOException {
    try (var folder = Folder.take(home.resolve("a/b"))) {
      folder.write("x", "1");
      folder.write("x", "2");
      assertThat(Files.readString(folder.path("x"))).isEqualTo("2");
    }
  }

  @Test
  void isTakenByOneAtATime() throws IOException {
    var path = home.resolve("up");
    try (var first = Folder.take(path)) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> Folder.take(path))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("runs already with the folder " + path);
    }
    Folder.take(path).close();
  }

  @Test
  void saysWhenItCannotBeWritten() throws IOException {
    var file = Files.writeString(home.resolve("file"), "in the way");

    assertThatThrownBy(() -> Folder.take(file.resolve("up")))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("cannot be used")
        .hasMessageContaining("--folder");
  }
}
