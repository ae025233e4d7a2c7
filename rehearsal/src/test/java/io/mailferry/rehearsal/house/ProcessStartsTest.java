package io.mailferry.rehearsal.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.mailferry.rehearsal.house.broken.process.SaysSo;
import io.mailferry.rehearsal.house.broken.process.StartsAProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The quick tests are those that start no process; which of them do is found, not remembered. */
class ProcessStartsTest {
  private static final Path ROOT =
      Path.of(Objects.requireNonNullElse(System.getProperty("mailferry.root"), ".."))
          .toAbsolutePath()
          .normalize();

  @Test
  void whoeverStartsAProcessIsTagged() throws IOException {
    var everything = new ClassFileImporter().importPaths(compiled());
    var own =
        everything.that(
            describe(
                "are not broken on purpose",
                type ->
                    !type.getPackageName().startsWith(getClass().getPackageName() + ".broken")));

    assertThat(new ProcessStarts(everything).untagged(own))
        .as("tests that start a process need @Tag(\"process\")")
        .isEmpty();
  }

  /** The classes of all rooms and of their tests. */
  private static List<Path> compiled() throws IOException {
    var folders = new ArrayList<Path>();
    try (var rooms = Files.list(ROOT)) {
      for (var room : rooms.sorted().toList()) {
        for (var folder : List.of("target/classes", "target/test-classes")) {
          if (Files.isDirectory(room.resolve(folder))) {
            folders.add(room.resolve(folder));
          }
        }
      }
    }
    assertThat(folders).as("built rooms").hasSizeGreaterThanOrEqualTo(18);
    return folders;
  }

  @Test
  void oneThatDoesNotSaySoIsFoundAndOneThatDoesIsNot() {
    var two = new ClassFileImporter().importPackages(StartsAProcess.class.getPackageName());

    assertThat(new ProcessStarts(two).untagged(two))
        .containsOnlyKeys(StartsAProcess.class.getName());
    assertThat(two.contain(SaysSo.class)).isTrue();
  }
}
