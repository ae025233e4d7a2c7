package io.mailferry.simulator.commands;

import io.mailferry.simulator.commands.call.Call;
import io.mailferry.simulator.commands.call.CommandContext;
import io.mailferry.simulator.commands.call.ParameterBinder;
import io.mailferry.simulator.commands.call.Refusal;
import io.mailferry.simulator.commands.call.Scope;
import io.mailferry.simulator.commands.call.Session;
import io.mailferry.simulator.commands.call.View;
import io.mailferry.simulator.count.Counters;
import io.mailferry.simulator.directory.ServiceAccount;
import io.mailferry.simulator.world.Organisation;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Where commands arrive: each runs alone, at one moment of simulated time. */
public final class CommandService {
  private static final DateTimeFormatter TIME_STAMP =
      DateTimeFormatter.ofPattern("M/d/yyyy h:mm:ss a", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  /** The stand-in behaves as a shell of this version would. */
  private static final String SHELL_VERSION = "5.1";

  private final CommandContext context;
  private final CommandFaults faults;
  private final ParameterBinder binder;
  private final Map<Long, Session> sessions = new HashMap<>();

  /** A service for this context; the faults are asked about each command. */
  public CommandService(CommandContext context, CommandFaults faults) {
    this.context = context;
    this.faults = faults;
    this.binder = new ParameterBinder(context.version());
  }

  /** Runs a command that came from a shell, with the fault that is planned for it. */
  public Delivery deliver(
      String id,
      Organisation organisation,
      String cmdlet,
      Map<String, @Nullable Object> parameters,
      long shellPid,
      View view) {
    return context
        .clock()
        .exclusively(
            () ->
                switch (faults.of(cmdlet)) {
                  case CommandFault.None _ -> {
                    var reply =
                        run(
                            id,
                            organisation,
                            cmdlet,
                            parameters,
                            shellPid,
                            view,
                            session(shellPid));
                    yield new Delivery(reply, Delivery.Manner.WHOLE, takes(parameters, reply));
                  }
                  case CommandFault.LosesAnswer lost -> {
                    var reply =
                        run(
                            id,
                            organisation,
                            cmdlet,
                            parameters,
                            shellPid,
                            view,
                            session(shellPid));
                    context.counters().add(Counters.Event.ANSWER_LOST);
                    yield new Delivery(reply, manner(lost.how()));
                  }
                  case CommandFault.NeverArrives _ ->
                      new Delivery(Map.of(), Delivery.Manner.SILENCE);
                  case CommandFault.Throttled throttled ->
                      refusedInTransport(
                          id, organisation, cmdlet, shellPid, tooMany(throttled.patience()));
                  case CommandFault.Unreachable _ ->
                      refusedInTransport(
                          id, organisation, cmdlet, shellPid, unreachable(organisation));
                });
  }

  /** Exchange reads each request of a queue on its own. */
  private Duration takes(
      Map<String, @Nullable Object> parameters, Map<String, @Nullable Object> reply) {
    return parameters.containsKey("MoveRequestQueue")
            && !parameters.containsKey("MailboxGuid")
            && reply.get("result") instanceof List<?> requests
        ? context.outages().readingOf(requests.size())
        : Duration.ZERO;
  }

  /**
   * Opens a session: says what shell this is, whose account it uses and what it is offered; or that
   * none can be opened now.
   *
   * @param scope whose recipients it is to see
   */
  public Map<String, @Nullable Object> connect(
      String id, Organisation organisation, long shellPid, Scope scope) {
    return context
        .clock()
        .exclusively(
            () -> {
              var reply = reply(id, organisation, shellPid, System.nanoTime());
              reply.remove("result");
              if (faults.noSessionOpens()) {
                refuse(reply, organisation, "connect", unreachable(organisation));
                return reply;
              }
              sessions.put(shellPid, new Session(scope));
              reply.put("ok", true);
              reply.put("shell", Map.of("version", SHELL_VERSION, "edition", "Desktop"));
              reply.put("account", ServiceAccount.logonName(organisation));
              reply.put("cmdlets", CmdletCatalogue.told(context.version()));
              return reply;
            });
  }

  /** Waits until so much time has passed for Exchange; not where its clock is moved by hand. */
  public void letPass(Duration time) {
    context.clock().letPass(time);
  }

  /** Whether a session can be opened now. */
  public boolean opens() {
    return context.clock().exclusively(() -> !faults.noSessionOpens());
  }

  /**
   * Runs a command at once and undisturbed, as if somebody else had given it, who sees the whole
   * forest.
   */
  public Map<String, @Nullable Object> run(
      Organisation organisation, String cmdlet, Map<String, @Nullable Object> parameters) {
    return context
        .clock()
        .exclusively(
            () ->
                run(
                    "local",
                    organisation,
                    cmdlet,
                    parameters,
                    0,
                    View.PROTOCOL,
                    new Session(Scope.FOREST)));
  }

  /** A shell that loads the cmdlets has a session with them as soon as it calls one. */
  private Session session(long shellPid) {
    return sessions.computeIfAbsent(shellPid, _ -> new Session(Scope.DOMAIN));
  }

  private static Delivery.Manner manner(LostAnswer how) {
    return switch (how) {
      case SILENCE -> Delivery.Manner.SILENCE;
      case HALF_A_FRAME -> Delivery.Manner.HALF;
      case HANGING -> Delivery.Manner.HANG;
    };
  }

  private Delivery refusedInTransport(
      String id, Organisation organisation, String cmdlet, long shellPid, Refusal refusal) {
    var reply = reply(id, organisation, shellPid, System.nanoTime());
    refuse(reply, organisation, cmdlet, refusal);
    return new Delivery(reply, Delivery.Manner.WHOLE);
  }

  private static Refusal tooMany(Duration wait) {
    return Refusal.ofTransport(
        "PSSessionOpenFailed",
        "OpenError",
        "The WS-Management service cannot process the request. The user load quota of 2000 requests"
            + " per 60 seconds has been exceeded. Send future requests at a slower rate or raise"
            + " the quota for this user. The next request from this user will not be approved for"
            + " at least "
            + wait.toMillis()
            + " milliseconds.");
  }

  private Refusal unreachable(Organisation organisation) {
    return Refusal.ofTransport(
        "PSSessionOpenFailed",
        "OpenError",
        "Connecting to remote server "
            + server(organisation)
            + " failed with the following error message : WinRM cannot complete the operation."
            + " Verify that the specified computer name is valid and that the computer is"
            + " accessible over the network.");
  }

  private Map<String, @Nullable Object> run(
      String id,
      Organisation organisation,
      String cmdlet,
      Map<String, @Nullable Object> parameters,
      long shellPid,
      View view,
      Session session) {
    var begun = System.nanoTime();
    context.counters().command(cmdlet);
    var reply = reply(id, organisation, shellPid, begun);
    try {
      var known = Cmdlet.named(cmdlet, context.version()).orElseThrow(() -> unknown(cmdlet));
      var call =
          new Call(context, organisation, binder.bind(known.syntax(), parameters), view, session);
      known.run(call);
      reply.put("ok", true);
      reply.put("result", call.results());
      reply.put("warnings", call.warnings());
    } catch (Refusal refusal) {
      refuse(reply, organisation, cmdlet, refusal);
    }
    reply.put("elapsedMs", milliseconds(begun));
    return reply;
  }

  private Map<String, @Nullable Object> reply(
      String id, Organisation organisation, long shellPid, long begun) {
    var reply = new LinkedHashMap<String, @Nullable Object>();
    reply.put("id", id);
    reply.put("ok", false);
    reply.put("result", List.of());
    reply.put("warnings", List.of());
    reply.put("error", null);
    reply.put("elapsedMs", milliseconds(begun));
    reply.put("shellPid", shellPid);
    reply.put("server", server(organisation));
    return reply;
  }

  private static double milliseconds(long begun) {
    return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begun) / 1000.0;
  }

  private String server(Organisation organisation) {
    return context.world().servers(organisation).getFirst();
  }

  private static Refusal unknown(String cmdlet) {
    return Refusal.ofBinder(
        "CommandNotFoundException",
        "ObjectNotFound",
        "CommandNotFoundException",
        "The term '"
            + cmdlet
            + "' is not recognized as the name of a cmdlet, function, script file, or operable"
            + " program. Check the spelling of the name, or if a path was included, verify that the"
            + " path is correct and try again.");
  }

  private void refuse(
      Map<String, @Nullable Object> reply,
      Organisation organisation,
      String cmdlet,
      Refusal refusal) {
    if (refusal.by() == Refusal.By.BINDER
        && (refusal.id().startsWith("AmbiguousParameterSet")
            || refusal.id().startsWith("MissingMandatoryParameter"))) {
      context.counters().add(Counters.Event.WRONG_PARAMETER_SET);
    }
    var error = new LinkedHashMap<String, @Nullable Object>();
    error.put("fullyQualifiedErrorId", id(organisation, cmdlet, refusal));
    error.put("category", refusal.category());
    error.put("reason", refusal.reason());
    error.put("message", refusal.text());
    error.put("remote", refusal.by() != Refusal.By.TRANSPORT);
    error.put("innerTypes", refusal.innerTypes());
    reply.put("error", error);
  }

  private String id(Organisation organisation, String cmdlet, Refusal refusal) {
    if (refusal.by() != Refusal.By.CMDLET) {
      return refusal.id();
    }
    var host = server(organisation);
    return "[Server=%s,RequestId=%s,TimeStamp=%s] [FailureCategory=Cmdlet-%s] %08X,%s"
        .formatted(
            host.substring(0, host.indexOf('.')).toUpperCase(Locale.ROOT),
            context.ids().of("request-id|" + context.clock().instant() + cmdlet),
            TIME_STAMP.format(context.clock().instant()),
            refusal.reason(),
            refusal.text().hashCode(),
            className(cmdlet));
  }

  private static String className(String cmdlet) {
    var area =
        cmdlet.contains("Database") || cmdlet.startsWith("Test-")
            ? "SystemConfigurationTasks"
            : "RecipientTasks";
    return "Microsoft.Exchange.Management." + area + "." + cmdlet.replace("-", "");
  }
}
