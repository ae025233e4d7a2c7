package io.mailferry.starter.command;

import io.mailferry.starter.screen.OutputFormat;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes. */
public final class GlobalOptions {
  /** With every option at its default. */
  public GlobalOptions() {}

  @Option(
      names = {"-o", "--output"},
      scope = ScopeType.INHERIT,
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "How data is written: ${COMPLETION-CANDIDATES} (default: table).")
  OutputFormat output = OutputFormat.table;

  @Option(
      names = "--temporal",
      scope = ScopeType.INHERIT,
      paramLabel = "HOST:PORT",
      description = "Where Temporal is (env MAILFERRY_TEMPORAL; default: 127.0.0.1:7233).")
  @Nullable String temporal;

  @Option(
      names = "--namespace",
      scope = ScopeType.INHERIT,
      paramLabel = "NAME",
      defaultValue = "default",
      description = "Temporal's namespace (default: default).")
  String namespace = "default";

  @Option(
      names = "--journal",
      scope = ScopeType.INHERIT,
      paramLabel = "JDBC-URL",
      description =
          "Where the journal is (env MAILFERRY_JOURNAL, with MAILFERRY_JOURNAL_USER and"
              + " MAILFERRY_JOURNAL_PASSWORD; default: a file ~/.mailferry/journal).")
  @Nullable String journal;

  @Option(
      names = "--key-file",
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      description =
          "The key that seals addresses, shared with the workers (env MAILFERRY_KEY_FILE;"
              + " default: ~/.mailferry/plan.key).")
  @Nullable Path keyFile;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show the whole of an unexpected error.")
  public boolean verbose;
}
