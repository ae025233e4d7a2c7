package io.mailferry.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {
  @TempDir Path home;

  @Test
  void isMadeWhereItIsMissing() throws IOException {
    try (var folder = Folder.take(home.resolve("a/b"), "practice")) {
      folder.write("x", "1");
      folder.write("x", "2");
      assertThat(Files.readString(folder.path("x"))).isEqualTo("2");
    }
  }

  @Test
  void isTakenByOneAtATime() throws IOException {
    var path = home.resolve("up");
    try (var first = Folder.take(path, "practice")) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> Folder.take(path, "practice"))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("runs already with the folder " + path);
    }
    Folder.take(path, "practice").close();
  }

  @Test
  void saysWhenItCannotBeWritten() throws IOException {
    var file = Files.writeString(home.resolve("file"), "in the way");

    assertThatThrownBy(() -> Folder.take(file.resolve("up"), "practice"))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("cannot be used")
        .hasMessageContaining("--folder");
  }

  @Test
  void neverMixesPracticeWithAnExchangeOfOnesOwn() throws IOException {
    var path = home.resolve("up");
    Folder.take(path, "practice").close();

    assertThatThrownBy(() -> Folder.take(path, "an Exchange of one's own"))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("has the data of practice")
        .hasMessageContaining("--folder");
    Folder.take(path, "practice").close();
  }

  @Test
  void isNotTakenWithDataOfWhichNobodyKnowsWhoseTheyAre() throws IOException {
    var path = Files.createDirectories(home.resolve("up"));
    var journal = Files.writeString(path.resolve("journal.mv.db"), "a year of waves");

    assertThatThrownBy(() -> Folder.take(path, "practice"))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("has data that mailferry up did not begin (journal.mv.db)");
    assertThat(journal).hasContent("a year of waves");
  }

  @Test
  void isNobodyElses() throws IOException {
    assumeThat(home.getFileSystem().supportedFileAttributeViews()).contains("posix");
    try (var folder = Folder.take(home.resolve("up"), "practice")) {
      assertThat(Files.getPosixFilePermissions(folder.path()))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }
  }
}
