package io.mailferry.simulator.shell;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalLong;

/** The shell's line to the simulator: just enough HTTP, because a client library starts slowly. */
final class SimulatorLink {
  // An array travels no further than from the socket to the frame.
  @SuppressWarnings("ArrayRecordComponent")
  record Answer(String id, String manner, OptionalLong owner, byte[] body) {}

  private final String host;
  private final int port;
  private final String organisation;
  private final long pid;

  SimulatorLink(String host, int port, String organisation, long pid) {
    this.host = host;
    this.port = port;
    this.organisation = organisation;
    this.pid = pid;
  }

  /** Tells the simulator that this shell exists, and lets it end this shell at any time. */
  void announce(Runnable death) {
    Thread.ofPlatform()
        .daemon()
        .name("simulator-link")
        .start(
            () -> {
              try {
                var order = new String(post("/shells", new byte[0]).body(), StandardCharsets.UTF_8);
                if (order.equals("die")) {
                  death.run();
                }
              } catch (IOException simulatorGone) {
                // A shell outlives the server it talks to; the next request will say so.
                Thread.currentThread().interrupt();
              }
            });
  }

  Answer ask(byte[] request) throws IOException {
    return post("/commands", request);
  }

  private Answer post(String path, byte[] body) throws IOException {
    try (var socket = new Socket(host, port)) {
      socket.setTcpNoDelay(true);
      var out = socket.getOutputStream();
      out.write(head(path, body.length, body));
      out.flush();
      return read(socket.getInputStream());
    }
  }

  private byte[] head(String path, int length, byte[] body) {
    var head =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: "
            + host
            + "\r\nConnection: close\r\nContent-Type: application/json\r\nX-Organisation: "
            + organisation
            + "\r\nX-Shell-Pid: "
            + pid
            + "\r\nContent-Length: "
            + length
            + "\r\n\r\n";
    var message = new ByteArrayOutputStream();
    message.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    message.writeBytes(body);
    return message.toByteArray();
  }

  private static Answer read(InputStream in) throws IOException {
    var id = "";
    var manner = "";
    var owner = OptionalLong.empty();
    var length = 0;
    var status = line(in);
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      var colon = line.indexOf(':');
      var name = line.substring(0, colon).toLowerCase(Locale.ROOT);
      var value = line.substring(colon + 1).strip();
      switch (name) {
        case "x-request-id" -> id = value;
        case "x-manner" -> manner = value;
        case "x-owner" -> owner = OptionalLong.of(Long.parseLong(value));
        case "content-length" -> length = Integer.parseInt(value);
        default -> {}
      }
    }
    if (!status.contains(" 200 ")) {
      throw new IOException("the simulator answered " + status);
    }
    var body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("the simulator broke off");
    }
    return new Answer(id, manner, owner, body);
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (var each = in.read(); each != '\n'; each = in.read()) {
      if (each < 0) {
        throw new EOFException("the simulator broke off");
      }
      if (each != '\r') {
        line.append((char) each);
      }
    }
    return line.toString();
  }
}
