package io.mailferry.operations.plan.wavefile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.Route;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.model.plan.Leftovers;
import io.mailferry.model.plan.RequestsOfOthers;
import io.mailferry.operations.plan.BadPlan;
import io.mailferry.operations.plan.StyleWords;
import io.mailferry.operations.text.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What editors are told of wave files is what the reader takes. */
class WaveFileSchemaTest {
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
  private static final Path ROOT =
      Path.of(Objects.requireNonNullElse(System.getProperty("mailferry.root"), ".."))
          .toAbsolutePath()
          .normalize();
  private static final Path SCHEMA = ROOT.resolve("docs/operate/wave-file.schema.json");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private static JsonNode schema() throws IOException {
    return JSON.readTree(SCHEMA.toFile());
  }

  private static JsonSchema validator() throws IOException {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema());
  }

  private static List<String> keys(JsonNode place) {
    assertThat(place.get("additionalProperties").asBoolean()).isFalse();
    return place.get("properties").propertyStream().map(each -> each.getKey()).toList();
  }

  private static <K extends Key> List<String> words(K[] keys) {
    return Arrays.stream(keys).map(Key::word).toList();
  }

  private static JsonNode row() throws IOException {
    return schema().at("/properties/rows/items/oneOf/1");
  }

  @Test
  void bothKnowTheSameKeys() throws IOException {
    assertThat(keys(schema())).containsExactlyInAnyOrderElementsOf(words(WaveKey.values()));
    assertThat(keys(row())).containsExactlyInAnyOrderElementsOf(words(RowKey.values()));
    assertThat(keys(schema().at("/properties/exclude/items")))
        .containsExactlyInAnyOrderElementsOf(words(ExclusionKey.values()));
  }

  @Test
  void bothKnowTheSameWordsOfEachKey() throws IOException {
    assertThat(oneOf("route")).containsExactlyInAnyOrderElementsOf(typed(Route.values()));
    assertThat(oneOf("leftovers")).containsExactlyInAnyOrderElementsOf(typed(Leftovers.values()));
    assertThat(oneOf("requests-of-others"))
        .containsExactlyInAnyOrderElementsOf(typed(RequestsOfOthers.values()));
    assertThat(oneOf("hold-with"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(CutoverStyle.values()).map(StyleWords::of).toList());
    assertThat(oneOf("mailbox-type"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(MailboxScope.values()).map(MailboxScope::exchangeName).toList());
    assertThat(row().at("/properties/mailbox-type/enum"))
        .isEqualTo(schema().at("/properties/mailbox-type/enum"));
  }

  private static List<String> oneOf(String key) throws IOException {
    return schema().at("/properties/" + key + "/enum").valueStream().map(JsonNode::asText).toList();
  }

  private static List<String> typed(Enum<?>[] values) {
    return Arrays.stream(values).<String>map(Words::typed).toList();
  }

  @Test
  void everyKeyIsExplained() throws IOException {
    assertThat(List.of(schema(), row(), schema().at("/properties/exclude/items")))
        .allSatisfy(
            place ->
                assertThat(place.get("properties").valueStream())
                    .allMatch(each -> !each.path("description").asText().isBlank()));
  }

  static Stream<Path> examples() throws IOException {
    try (var files = Files.list(ROOT.resolve("examples"))) {
      return files.filter(WaveFile::isOne).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void bothTakeTheExamples(Path example) throws IOException {
    var text = Files.readString(example);

    assertThat(text)
        .startsWith("# yaml-language-server: $schema=../docs/operate/wave-file.schema.json\n");
    assertThat(wrongToTheSchema(text)).isEmpty();
    assertThat(isTaken(example)).isTrue();
  }

  @Test
  void thereAreExamples() throws IOException {
    assertThat(examples()).hasSizeGreaterThanOrEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rows: [a@x.example]\ntarget-database: DB1\n",
        "rows:\n  - mailbox: a@x.example\n    target-database: DB1\n",
        "rows: [a@x.example]\ntarget-database: [DB1, DB 2]\nstop-at: 10%\nbad-item-steps: 5\n",
        "rows: [a@x.example]\ntarget-database: DB1\nstop-at: 25\nskip-unready: false\n",
        "rows: [a@x.example]\ntarget-database: DB1\napproval: required\n",
        "rows: [a@x.example]\ntarget-database: DB1\nzone: UTC\nwindow: daily 22:00 - 05:00\nlast-start: 90s\n",
        "rows: [a@x.example]\ntarget-database: DB1\nexclude: [{mailbox: b@x.example, reason: x}]\n"
      })
  void bothTake(String text) throws IOException {
    assertThat(wrongToTheSchema(text)).isEmpty();
    assertThat(isTaken(Files.writeString(folder.resolve("good.yaml"), text))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "target-database: DB1\n",
        "rows: []\n",
        "rows: [a@x.example]\nfrom: a.csv\n",
        "rows: [a@x.example]\ntarget-database: DB1\ncolumn: {EmailAddress: Mail}\n",
        "rows: [a@x.example]\ntarget-database: DB1\nname: x\n",
        "rows: [{mailbox: a@x.example, database: DB1}]\ntarget-database: DB1\n",
        "rows: [{target-database: DB1}]\n",
        "rows: [a@x.example]\ntarget-database: a/b\n",
        "rows: [a@x.example]\ntarget-database: DB1\nroute: sideways\n",
        "rows: [a@x.example]\ntarget-database: DB1\nhold-with: nothing\n",
        "rows: [a@x.example]\ntarget-database: DB1\nbad-item-limit: -1\n",
        "rows: [a@x.example]\ntarget-database: DB1\nbad-item-limit: Unlimited\n",
        "rows: [a@x.example]\ntarget-database: DB1\nstop-at: 101%\n",
        "rows: [a@x.example]\ntarget-database: DB1\nbad-item-steps: [0]\n",
        "rows: [a@x.example]\ntarget-database: DB1\nskip-unready: 'yes'\n",
        "rows: [a@x.example]\ntarget-database: DB1\napproval: true\n",
        "rows: [a@x.example]\ntarget-database: DB1\nwave: a b\n",
        "rows: [a@x.example]\ntarget-database: DB1\norganisation: Target\n",
        "rows: [a@x.example]\ntarget-database: DB1\nlast-start: 3 hours\n",
        "rows: [a@x.example]\ntarget-database: DB1\nexclude: [b@x.example]\n",
        "rows: [a@x.example]\ntarget-database: DB1\nexclude: [{mailbox: b@x.example}]\n",
        "from: other.yaml\n",
        "target-database: DB1\nfrom: ../a.csv\n",
        "target-database: DB1\nfrom: /a.csv\n",
        "target-database: DB1\nfrom: \\\\evil\\a.csv\n",
        "target-database: DB1\nfrom: C:a.csv\n",
        "target-database: DB1\ncolumn: {}\nfrom: a.csv\n"
      })
  void bothRefuse(String text) throws IOException {
    assertThat(wrongToTheSchema(text)).isNotEmpty();
    assertThat(isTaken(Files.writeString(folder.resolve("bad.yaml"), text))).isFalse();
  }

  private static List<String> wrongToTheSchema(String text) throws IOException {
    var tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    Function<ValidationMessage, String> words = ValidationMessage::getMessage;
    return validator().validate(JSON.valueToTree(tree)).stream().map(words).toList();
  }

  private static boolean isTaken(Path file) {
    try {
      var read = WaveFile.read(file, null, NOW);
      read.plan(Route.PULL, Map.of(), List.of(), read.cutover().ofTheWave(NOW));
      return true;
    } catch (BadPlan _) {
      return false;
    }
  }
}
