package io.mailferry.worker.doctor.finding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Shows a report to a program: one object, docs/connect/connecting-exchange.md. */
public final class JsonReport {
  /** In ASCII, which arrives whole through any console. */
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private JsonReport() {}

  /** The object, over several lines. */
  public static String of(Report report) {
    var all = JSON.createObjectNode();
    all.put("well", report.toPutRight() == 0);
    all.put("toPutRight", report.toPutRight());
    var subjects = all.putArray("subjects");
    report.findings().forEach((subject, findings) -> subjects.add(subject(subject, findings)));
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a report cannot be written as JSON", impossible);
    }
  }

  private static ObjectNode subject(Subject subject, List<Finding> findings) {
    var node = JSON.createObjectNode();
    node.put("organisation", subject.organisation());
    node.put("place", subject.place());
    var all = node.putArray("findings");
    findings.forEach(each -> all.add(finding(each)));
    return node;
  }

  private static ObjectNode finding(Finding finding) {
    var node = JSON.createObjectNode();
    node.put("check", finding.check().word());
    node.put("verdict", finding.result().word());
    node.put("sentence", finding.sentence());
    var fix = finding.fix();
    if (fix == null) {
      return node.putNull("fix");
    }
    var how = node.putObject("fix");
    how.put("sentence", fix.sentence());
    var commands = how.putArray("commands");
    fix.commands().forEach(commands::add);
    how.put("page", fix.page());
    return node;
  }
}
