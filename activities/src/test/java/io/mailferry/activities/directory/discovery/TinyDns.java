package io.mailferry.activities.directory.discovery;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A DNS server on a port of its own that knows what a test tells it (RFC 1035, RFC 2782). */
public final class TinyDns implements AutoCloseable {
  private static final int HEADER = 12;
  private static final int A = 1;
  private static final int SRV = 33;
  private static final int SERVER_FAILED = 2;
  private static final int NO_SUCH_NAME = 3;

  private final DatagramSocket socket;
  private final Map<String, List<SrvRecord>> services = new ConcurrentHashMap<>();
  private final Map<String, String> addresses = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile boolean failing;

  private TinyDns() throws SocketException {
    this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().name("tiny DNS").start(this::serve);
  }

  public static TinyDns start() {
    try {
      return new TinyDns();
    } catch (SocketException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Where it listens, as settings name a DNS server. */
  public String address() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  /** From now on a service is offered by these servers and no others. */
  public void knows(String name, SrvRecord... servers) {
    services.put(name.toLowerCase(Locale.ROOT), List.of(servers));
  }

  public void forgets(String name) {
    services.remove(name.toLowerCase(Locale.ROOT));
  }

  public void knowsAddress(String name, String address) {
    addresses.put(name.toLowerCase(Locale.ROOT), address);
  }

  /** Whether it answers every question with an error. */
  public void fails(boolean fails) {
    failing = fails;
  }

  /** The names of the services that it was asked for, in order. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  private void serve() {
    var packet = new DatagramPacket(new byte[512], 512);
    try {
      while (!socket.isClosed()) {
        socket.receive(packet);
        var answer = answer(Arrays.copyOf(packet.getData(), packet.getLength()));
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      }
    } catch (IOException closed) {
      // It was closed: nobody asks any more.
    }
  }

  private byte[] answer(byte[] question) throws IOException {
    var labels = new ArrayList<String>();
    var at = HEADER;
    while (question[at] != 0) {
      labels.add(new String(question, at + 1, question[at], StandardCharsets.US_ASCII));
      at += question[at] + 1;
    }
    var name = String.join(".", labels).toLowerCase(Locale.ROOT);
    int kind = ByteBuffer.wrap(question).getShort(at + 1);
    var end = at + 5;
    if (kind == SRV) {
      asked.add(name);
    }
    var records = failing ? List.<byte[]>of() : records(name, kind);
    var known = services.containsKey(name) || addresses.containsKey(name);
    var code = failing ? SERVER_FAILED : known ? 0 : NO_SUCH_NAME;
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.write(question, 0, 2);
    out.writeShort(0x8580 | code);
    out.writeShort(1);
    out.writeShort(records.size());
    out.writeInt(0);
    out.write(question, HEADER, end - HEADER);
    for (var record : records) {
      out.writeShort(0xC000 | HEADER);
      out.writeShort(kind);
      out.writeShort(1);
      out.writeInt(60);
      out.writeShort(record.length);
      out.write(record);
    }
    return bytes.toByteArray();
  }

  private List<byte[]> records(String name, int kind) throws IOException {
    var address = addresses.get(name);
    if (kind == A && address != null) {
      return List.of(InetAddress.getByName(address).getAddress());
    }
    if (kind != SRV) {
      return List.of();
    }
    var records = new ArrayList<byte[]>();
    for (var server : services.getOrDefault(name, List.of())) {
      var bytes = new ByteArrayOutputStream();
      var out = new DataOutputStream(bytes);
      out.writeShort(server.priority());
      out.writeShort(server.weight());
      out.writeShort(server.port());
      for (var label : server.target().split("\\.", -1)) {
        out.writeByte(label.length());
        out.write(label.getBytes(StandardCharsets.US_ASCII));
      }
      out.writeByte(0);
      records.add(bytes.toByteArray());
    }
    return records;
  }

  @Override
  public void close() {
    socket.close();
  }
}
