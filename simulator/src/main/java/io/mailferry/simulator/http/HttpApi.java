package io.mailferry.simulator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.mailferry.simulator.commands.CommandService;
import io.mailferry.simulator.commands.Delivery;
import io.mailferry.simulator.commands.call.Scope;
import io.mailferry.simulator.commands.call.View;
import io.mailferry.simulator.count.Arrival;
import io.mailferry.simulator.count.Arrivals;
import io.mailferry.simulator.count.Counters;
import io.mailferry.simulator.faults.PlannedFault;
import io.mailferry.simulator.world.Organisation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The simulator's HTTP interface: commands from shells, counts, the world, faults. */
public final class HttpApi implements AutoCloseable {
  static {
    // Otherwise an answer in two packets waits 40 ms for the first one to be acknowledged.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private interface Handler {
    void answer(HttpExchange exchange) throws IOException;
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, @Nullable Object>> OBJECT =
      new TypeReference<>() {};

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CommandService commands;
  private final Shells shells;
  private final Counters counters;
  private final Arrivals arrivals;

  /** Opens it; what it tells of the world comes from these suppliers. */
  public HttpApi(
      InetSocketAddress address,
      CommandService commands,
      Shells shells,
      Counters counters,
      Arrivals arrivals,
      Supplier<Object> world,
      Consumer<PlannedFault> faults) {
    this.commands = commands;
    this.shells = shells;
    this.counters = counters;
    this.arrivals = arrivals;
    try {
      server = HttpServer.create(address, 0);
    } catch (IOException taken) {
      throw new UncheckedIOException("cannot listen on " + address, taken);
    }
    server.setExecutor(threads);
    handle("/health", "GET", exchange -> json(exchange, 200, Map.of("status", "UP")));
    handle("/counts", "GET", exchange -> json(exchange, 200, counters.counts()));
    handle("/world", "GET", exchange -> json(exchange, 200, world.get()));
    handle("/faults", "POST", exchange -> plan(exchange, faults));
    handle("/commands", "POST", this::command);
    handle("/shells", "POST", this::shell);
    handle("/sessions", "POST", this::session);
    server.start();
  }

  /** Its port. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void handle(String path, String method, Handler handler) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            answer(exchange, path, method, handler);
          }
        });
  }

  private static void answer(HttpExchange exchange, String path, String method, Handler handler)
      throws IOException {
    if (!exchange.getRequestMethod().equals(method)) {
      json(exchange, 405, Map.of("error", path + " answers " + method));
      return;
    }
    try {
      handler.answer(exchange);
    } catch (IllegalArgumentException | JsonProcessingException wrong) {
      json(exchange, 400, Map.of("error", String.valueOf(wrong.getMessage())));
    } catch (RuntimeException broken) {
      json(exchange, 500, Map.of("error", broken.toString()));
    }
  }

  private void plan(HttpExchange exchange, Consumer<PlannedFault> faults) throws IOException {
    var planned = FaultJson.read(JSON.readTree(exchange.getRequestBody().readAllBytes()));
    planned.forEach(faults);
    json(exchange, 202, Map.of("planned", planned.size()));
  }

  private void command(HttpExchange exchange) throws IOException {
    var request = JSON.readValue(exchange.getRequestBody().readAllBytes(), OBJECT);
    var id = String.valueOf(request.get("id"));
    var verb = String.valueOf(request.getOrDefault("verb", "call"));
    var view = view(exchange);
    var delivery =
        switch (verb) {
          case "connect" ->
              new Delivery(
                  commands.connect(id, organisation(exchange), pid(exchange), scope(request)),
                  Delivery.Manner.WHOLE);
          case "call" -> {
            var arrival =
                new Arrival(
                    organisation(exchange),
                    String.valueOf(request.get("cmdlet")),
                    parameters(request.get("parameters")));
            arrivals.add(arrival);
            yield commands.deliver(
                id,
                arrival.organisation(),
                arrival.cmdlet(),
                arrival.parameters(),
                pid(exchange),
                view);
          }
          default -> throw new IllegalArgumentException("no verb is called " + verb);
        };
    commands.letPass(delivery.takes());
    if (delivery.manner() == Delivery.Manner.SILENCE && shells.kill(pid(exchange))) {
      return;
    }
    exchange.getResponseHeaders().set("X-Request-Id", id);
    exchange.getResponseHeaders().set("X-Manner", delivery.manner().name());
    if (request.get("owner") instanceof Number owner) {
      exchange.getResponseHeaders().set("X-Owner", owner.toString());
    }
    json(exchange, 200, view == View.OBJECTS ? Marked.of(delivery.reply()) : delivery.reply());
  }

  private static Map<String, @Nullable Object> parameters(@Nullable Object given) {
    return given == null ? Map.of() : Marked.unmarked(JSON.convertValue(given, OBJECT));
  }

  private static Organisation organisation(HttpExchange exchange) {
    var named = exchange.getRequestHeaders().getFirst("X-Organisation");
    return named == null ? Organisation.TARGET : Organisation.named(named);
  }

  private static Scope scope(Map<String, @Nullable Object> request) {
    return request.get("connection") instanceof Map<?, ?> connection
            && Boolean.TRUE.equals(connection.get("entireForest"))
        ? Scope.FOREST
        : Scope.DOMAIN;
  }

  private static View view(HttpExchange exchange) {
    var named = exchange.getRequestHeaders().getFirst("X-View");
    return named == null ? View.PROTOCOL : View.valueOf(named.toUpperCase(Locale.ROOT));
  }

  private static long pid(HttpExchange exchange) {
    var pid = exchange.getRequestHeaders().getFirst("X-Shell-Pid");
    return pid == null ? 0 : Long.parseLong(pid);
  }

  private void shell(HttpExchange exchange) throws IOException {
    counters.add(Counters.Event.SHELL_CONNECTED);
    var order = shells.awaitEnd(pid(exchange));
    bytes(exchange, 200, "text/plain", order.getBytes(StandardCharsets.UTF_8));
  }

  /** A PowerShell says that it has loaded the practice cmdlets, and asks whether it may. */
  private void session(HttpExchange exchange) throws IOException {
    var opens = commands.opens();
    if (opens) {
      counters.add(Counters.Event.SHELL_CONNECTED);
      shells.announce(pid(exchange));
    }
    json(exchange, 200, Map.of("opens", opens));
  }

  private static void json(HttpExchange exchange, int status, Object body) throws IOException {
    bytes(exchange, status, "application/json", JSON.writeValueAsBytes(body));
  }

  private static void bytes(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    shells.closeAll();
    server.stop(0);
    threads.shutdownNow();
  }
}
