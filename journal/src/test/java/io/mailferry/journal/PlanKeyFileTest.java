package io.mailferry.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailferry.model.plan.Seal;
import io.mailferry.model.plan.SealedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PlanKeyFileTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("deep").resolve("er").resolve("plan.key");
  }

  @Test
  void makesAKeyThatTheNextReaderShares() {
    // given
    var first = PlanKeyFile.open(file, true);

    // when
    var second = PlanKeyFile.open(file, false);

    // then
    assertThat(second.open(first.seal("anna@example.com"))).isEqualTo("anna@example.com");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void makesItReadableByItsOwnerOnly() throws IOException {
    // when
    PlanKeyFile.open(file, true);

    // then
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void givesAllWhoMakeItAtOnceTheSameKey() throws Exception {
    // given
    Callable<SealedText> one = () -> PlanKeyFile.open(file, true).seal("anna@example.com");

    // when
    try (var threads = Executors.newFixedThreadPool(8)) {
      var sealed = threads.invokeAll(IntStream.range(0, 32).mapToObj(_ -> one).toList());

      // then
      assertThat(sealed.stream().map(PlanKeyFileTest::result).distinct()).hasSize(1);
    }
  }

  @Test
  void saysWhatToDoWhenItIsMissing() {
    assertThatThrownBy(() -> PlanKeyFile.open(file, false))
        .isInstanceOf(PlanKeyUnusable.class)
        .hasMessageContaining("is missing")
        .hasMessageContaining("--key-file")
        .hasMessageContaining(file.toString());
  }

  @Test
  void refusesAnythingButAKey() throws IOException {
    // given
    PlanKeyFile.open(file, true);
    Files.writeString(file, "bm90IGEga2V5\n");

    // then
    assertThatThrownBy(() -> PlanKeyFile.open(file, true))
        .isInstanceOf(PlanKeyUnusable.class)
        .hasMessageContaining("does not hold a key")
        .hasMessageNotContaining("bm90IGEga2V5");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void refusesAKeyThatEverybodyMayRead() throws IOException {
    // given
    PlanKeyFile.open(file, true);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    // then
    assertThatThrownBy(() -> PlanKeyFile.open(file, true))
        .isInstanceOf(PlanKeyUnusable.class)
        .hasMessageContaining("chmod 600");
  }

  @Test
  void takesAKeyMadeByOtherMeans() throws IOException {
    // given
    Files.createDirectories(file.getParent());
    Files.writeString(file, java.util.Base64.getEncoder().encodeToString(new byte[32]));
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    // when
    var seal = PlanKeyFile.open(file, false);

    // then
    assertThat(new Seal(new byte[32]).open(seal.seal("x"))).isEqualTo("x");
  }

  private static SealedText result(Future<SealedText> future) {
    try {
      return future.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
