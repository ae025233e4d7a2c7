package io.mailferry.rehearsal.handbook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Has PowerShell itself read scripts, without running them. */
final class PowerShellParser {
  private static final String SCRIPT =
      """
      foreach ($file in Get-ChildItem -LiteralPath $args[0] -Filter *.ps1) {
          $tokens = $null
          $errors = $null
          $null = [System.Management.Automation.Language.Parser]::ParseFile($file.FullName, [ref]$tokens, [ref]$errors)
          foreach ($one in $errors) { '{0}: {1}' -f $file.BaseName, $one.Message }
      }
      'read'
      """;

  private PowerShellParser() {}

  /** What it does not understand, with the place of each script. */
  static List<String> errors(Path powershell, Path folder, Map<String, String> scripts)
      throws IOException, InterruptedException {
    var places = new ArrayList<String>();
    var read = Files.createTempDirectory(folder, "scripts");
    for (var script : scripts.entrySet()) {
      Files.writeString(read.resolve("script" + places.size() + ".ps1"), script.getValue());
      places.add(script.getKey());
    }
    var parser = Files.writeString(folder.resolve("parse.ps1"), SCRIPT);
    var process =
        new ProcessBuilder(
                powershell.toString(),
                "-NoLogo",
                "-NoProfile",
                "-NonInteractive",
                "-File",
                parser.toString(),
                read.toString())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    var lines = said.strip().lines().toList();
    if (lines.isEmpty() || !lines.getLast().equals("read")) {
      throw new IOException("PowerShell did not read them: " + said);
    }
    return lines.subList(0, lines.size() - 1).stream().map(line -> named(line, places)).toList();
  }

  private static String named(String line, List<String> places) {
    var colon = line.indexOf(':');
    return colon > 6 && line.startsWith("script")
        ? places.get(Integer.parseInt(line.substring(6, colon))) + line.substring(colon)
        : line;
  }
}
