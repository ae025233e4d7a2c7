package io.mailferry.rehearsal.bench;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** On what it was measured. */
final class Machine {
  private Machine() {}

  static Map<String, Object> described() {
    var machine = new LinkedHashMap<String, Object>();
    machine.put("cores", Runtime.getRuntime().availableProcessors());
    machine.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    machine.put(
        "jdk", System.getProperty("java.vm.vendor") + " " + System.getProperty("java.version"));
    machine.put("jvmOptions", jvmOptions());
    machine.put("maxHeapMegabytes", Numbers.megabytes(Runtime.getRuntime().maxMemory()));
    machine.put("loadAverage", load());
    return machine;
  }

  /** The options that this JVM was started with and that say something about speed. */
  static List<String> jvmOptions() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("-X"))
        .toList();
  }

  /** How many processes want a core; above the number of cores everything takes longer. */
  static double load() {
    return Numbers.rounded(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }
}
