package io.mailferry.simulator.powershell;

import io.mailferry.simulator.world.ExchangeVersion;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the functions that make Exchange's objects of what the simulator answers. */
final class ObjectScript {
  private static final String TYPES = "Microsoft.Exchange.";
  private static final String UNKNOWN = "unknown";
  private static final String DN = "$j[$iDistinguishedName]";

  private final ExchangeVersion version;

  ObjectScript(ExchangeVersion version) {
    this.version = version;
  }

  /** The function that makes this cmdlet's objects, when it answers with any. */
  static Optional<String> functionFor(String cmdlet) {
    return Optional.ofNullable(
        switch (cmdlet) {
          case "New-MoveRequest", "Get-MoveRequestStatistics" -> "ConvertTo-MoveRequestStatistics";
          case "Get-MoveRequest" -> "ConvertTo-MoveRequest";
          case "Get-MailboxDatabase" -> "ConvertTo-MailboxDatabase";
          case "Get-MailboxDatabaseCopyStatus" -> "ConvertTo-DatabaseCopyStatus";
          case "Get-Mailbox" -> "ConvertTo-Mailbox";
          case "Get-MailUser" -> "ConvertTo-MailUser";
          case "Get-MailboxStatistics" -> "ConvertTo-MailboxStatistics";
          case "Test-MapiConnectivity" -> "ConvertTo-MapiResult";
          case "Test-MigrationServerAvailability" -> "ConvertTo-MigrationServerOutcome";
          case "Get-MigrationUser" -> "ConvertTo-MigrationUser";
          case "Get-ThrottlingPolicy" -> "ConvertTo-ThrottlingPolicy";
          case "Get-ThrottlingPolicyAssociation" -> "ConvertTo-ThrottlingPolicyAssociation";
          default -> null;
        });
  }

  /** All of them. */
  String functions() {
    return function(
            "ConvertTo-MoveRequest", "Data.Directory.Management.MoveRequest", Shapes.MOVE_REQUEST)
        + function(
            "ConvertTo-MoveRequestStatistics",
            "MailboxReplicationService.MoveRequestStatistics",
            Shapes.STATISTICS)
        + function(
            "ConvertTo-MailboxDatabase",
            "Data.Directory.SystemConfiguration.MailboxDatabase",
            Shapes.DATABASE)
        + function(
            "ConvertTo-DatabaseCopyStatus",
            "Management.SystemConfigurationTasks.DatabaseCopyStatusEntry",
            Shapes.COPY)
        + function("ConvertTo-Mailbox", "Data.Directory.Management.Mailbox", Shapes.RECIPIENT)
        + function("ConvertTo-MailUser", "Data.Directory.Management.MailUser", Shapes.RECIPIENT)
        + function(
            "ConvertTo-MailboxStatistics",
            "Management.MapiTasks.Presentation.MailboxStatistics",
            Shapes.MAILBOX_STATISTICS)
        + function("ConvertTo-MapiResult", "Monitoring.MapiTransactionOutcome", Shapes.MAPI_RESULT)
        + function(
            "ConvertTo-MigrationServerOutcome",
            "Management.Migration.TestMigrationServerAvailabilityOutcome",
            Shapes.SERVER_AVAILABILITY)
        + function(
            "ConvertTo-MigrationUser",
            "Data.Storage.Management.MigrationUser",
            Shapes.MIGRATION_USER)
        + function(
            "ConvertTo-ThrottlingPolicy",
            "Data.Directory.SystemConfiguration.ThrottlingPolicy",
            Shapes.POLICY)
        + function(
            "ConvertTo-ThrottlingPolicyAssociation",
            "Data.Directory.Management.ThrottlingPolicyAssociation",
            Shapes.ASSOCIATION);
  }

  private String function(String name, String type, String shape) {
    var lines =
        shape
            .lines()
            .map(String::strip)
            .filter(Predicate.not(String::isEmpty))
            .map(line -> line.split(" +"))
            .filter(this::isKnown)
            .toList();
    var places =
        lines.stream()
            .filter(words -> !words[0].equals(UNKNOWN))
            .flatMap(words -> Stream.of(words[1].split(",")).map(ObjectScript::column))
            .distinct()
            .map(column -> "    $i%1$s = $at['%1$s']\n".formatted(column))
            .collect(Collectors.joining());
    var properties =
        lines.stream()
            .flatMap(words -> Stream.of(words[1].split(",")).map(each -> property(each, words[0])))
            .collect(Collectors.joining("\n"));
    return """
    function %s($rows, $at) {
    %s    foreach ($j in $rows) {
            [pscustomobject] @{
                PSTypeName = '%s%s'
    %s
            }
        }
    }
    """
        .formatted(name, places, TYPES, type, properties);
  }

  /** A third word bounds the version: {@code 2016+} or {@code -2013}. */
  private boolean isKnown(String[] words) {
    if (words.length < 3) {
      return true;
    }
    return switch (words[2]) {
      case "2016+" -> version.isAtLeast(ExchangeVersion.E2016);
      case "-2013" -> ExchangeVersion.E2013.isAtLeast(version);
      default -> throw new IllegalArgumentException("no version is called " + words[2]);
    };
  }

  private static String column(String told) {
    return told.substring(told.indexOf('=') + 1);
  }

  private static String property(String told, String kind) {
    var name = told.contains("=") ? told.substring(0, told.indexOf('=')) : told;
    return "            " + name + " = " + value(kind, "$j[$i" + column(told) + "]");
  }

  private static String value(String kind, String read) {
    var text = read + ".Substring(1)";
    return switch (kind) {
      case UNKNOWN -> "$null";
      case "same" -> read;
      case "text" -> unlessNull(read, text);
      case "int" -> unlessNull(read, "[int] " + read);
      case "count" -> unlessNull(read, "[uint64] " + read);
      case "guid" -> unlessNull(read, "[guid] " + text);
      case "bytes" -> unlessNull(read, "[ByteQuantifiedSize]::new(" + read + ")");
      case "limit" -> limit(read, "[int] " + read);
      case "sizelimit" -> limit(read, "[ByteQuantifiedSize]::new(" + read + ")");
      case "result" -> unlessNull(read, "[MapiTransactionResult]::new(" + text + ")");
      case "report" -> unlessNull(read, "[MoveReport]::new(" + text + ")");
      case "latency" -> unlessNull(read, "[timespan]::FromSeconds(" + read + ")");
      case "time" -> unlessNull(read, "([datetime] " + text + ").ToLocalTime()");
      case "span" -> unlessNull(read, "[EnhancedTimeSpan]::new(" + read + ")");
      case "database" -> unlessNull(read, "$script:Practice.Databases[" + text + "]");
      case "person" ->
          unlessNull(DN, "[ADObjectId]::new(" + DN + ".Substring(1), [guid] " + text + ")");
      default -> unlessNull(read, "[" + kind + "] " + text);
    };
  }

  private static String limit(String read, String value) {
    return unlessNull(
        read,
        "if (%s -is [string]) { [Unlimited]::new('Unlimited') } else { [Unlimited]::new(%s) }"
            .formatted(read, value));
  }

  private static String unlessNull(String read, String value) {
    return "if ($null -ne " + read + ") { " + value + " } else { $null }";
  }
}
