package io.mailferry.rehearsal.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * All that a shell printed in answer to one request, kept in a file.
 *
 * @param file where it is
 * @param request the request's id
 */
record Recording(Path file, UUID request) {
  private static final String SCRIPT = "/io/mailferry/activities/exchange/mailferry.ps1";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Runs Mailferry's own script and asks it for the requests of a queue, line by line. */
  static Recording ofQueue(Path powershell, Path module, String queue, Path folder)
      throws IOException {
    var script = folder.resolve("mailferry.ps1");
    try (var source = Recording.class.getResourceAsStream(SCRIPT)) {
      Files.write(script, source.readAllBytes());
    }
    var file = folder.resolve("recording.txt");
    var command =
        List.of(
            powershell.toString(),
            "-NoLogo",
            "-NoProfile",
            "-NonInteractive",
            "-ExecutionPolicy",
            "Bypass",
            "-File",
            script.toString());
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (var in = process.getOutputStream();
        var out = new BufferedInputStream(process.getInputStream(), 1 << 16);
        var kept = Files.newOutputStream(file)) {
      var connection = UUID.randomUUID();
      send(
          in,
          Map.of(
              "id",
              connection,
              "verb",
              "connect",
              "connection",
              Map.of("kind", "module", "path", module.toString())));
      keepUntilEnd(out, connection, OutputStream.nullOutputStream());
      var request = UUID.randomUUID();
      send(
          in,
          Map.of(
              "id",
              request,
              "verb",
              "call",
              "cmdlet",
              "Get-MoveRequestStatistics",
              "parameters",
              Map.of("MoveRequestQueue", "=" + queue)));
      keepUntilEnd(out, request, kept);
      return new Recording(file, request);
    } finally {
      process.destroyForcibly();
    }
  }

  private static void send(OutputStream in, Map<String, Object> request) throws IOException {
    in.write(Base64.getEncoder().encode(JSON.writeValueAsBytes(request)));
    in.write('\n');
    in.flush();
  }

  private static void keepUntilEnd(InputStream out, UUID id, OutputStream kept) throws IOException {
    var end = "MAILFERRY " + id + " END ";
    var line = new ByteArrayOutputStream();
    while (!line.toString(StandardCharsets.ISO_8859_1).startsWith(end)) {
      line.reset();
      for (var each = out.read(); each != '\n'; each = out.read()) {
        if (each < 0) {
          throw new IOException("the shell ended before it had answered");
        }
        line.write(each);
      }
      line.writeTo(kept);
      kept.write('\n');
    }
  }
}
