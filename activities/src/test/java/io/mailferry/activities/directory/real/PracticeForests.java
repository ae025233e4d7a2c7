package io.mailferry.activities.directory.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A source forest and a target forest, made once for all tests that ask for them.
 *
 * @param source where Anna's mailbox lives
 * @param target where her mail user is prepared
 * @param folder where their controllers live
 */
record PracticeForests(PracticeForest source, PracticeForest target, Path folder)
    implements AutoCloseable {
  /** Where the controllers live; {@code .ci/run} ends those that it finds there. */
  private static final @Nullable String FOLDER = System.getenv("MAILFERRY_CONTROLLERS_FOLDER");

  private static PracticeForests made() {
    try {
      var folder =
          FOLDER == null
              ? Files.createTempDirectory("mailferry-controllers")
              : Files.createDirectories(Path.of(FOLDER));
      // Two such tests at a time get in nobody's way.
      var process = ProcessHandle.current().pid();
      var net = "127.%d.%d.".formatted(64 + process / 250 % 128, 1 + process % 250);
      var source = making("source.example", folder, net, 1);
      var target = making("target.example", folder, net, 3);
      return new PracticeForests(source.join(), target.join(), folder);
    } catch (IOException broken) {
      throw new CompletionException(broken);
    }
  }

  private static CompletableFuture<PracticeForest> making(
      String name, Path folder, String net, int number) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return new PracticeForest(name, folder.resolve(name), net, number);
          } catch (Exception broken) {
            throw new CompletionException(broken);
          }
        },
        Thread::startVirtualThread);
  }

  @Override
  public void close() throws IOException {
    source.close();
    target.close();
    if (FOLDER == null) {
      try (var files = Files.walk(folder)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** Once: what could not be made is not made again for each test. */
  private record Made(CompletableFuture<PracticeForests> forests) implements AutoCloseable {
    static Made now() {
      try {
        return new Made(CompletableFuture.completedFuture(made()));
      } catch (CompletionException broken) {
        return new Made(CompletableFuture.failedFuture(broken));
      }
    }

    @Override
    public void close() throws IOException {
      if (!forests.isCompletedExceptionally()) {
        forests.join().close();
      }
    }
  }

  /** Gives the forests to whoever names them as a parameter, and ends them after the last test. */
  static final class Given implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == PracticeForests.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.create(PracticeForests.class))
          .computeIfAbsent(Made.class, _ -> Made.now(), Made.class)
          .forests()
          .join();
    }
  }
}
