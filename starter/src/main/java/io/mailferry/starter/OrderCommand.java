package io.mailferry.starter;

import io.mailferry.model.order.Order;
import io.mailferry.operations.order.Migrations;
import io.mailferry.operations.status.WaveLife;
import io.mailferry.operations.status.Waves;
import io.mailferry.workflows.OrderReply;
import io.mailferry.workflows.wave.WaveOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * An order to one mailbox's migration, or to all of a wave; its verbs are commands of their own.
 */
abstract class OrderCommand implements Callable<ExitCode> {
  private final Desk desk;
  private final WaveOrder.Verb verb;

  @Parameters(
      paramLabel = "MAILBOX|WAVE",
      description = "An address, a mailbox's GUID, or a wave's name.")
  private String whom = "";

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "WORDS",
      description = "Why; kept for the report.")
  private String reason = "";

  OrderCommand(Desk desk, WaveOrder.Verb verb) {
    this.desk = desk;
    this.verb = verb;
  }

  @Override
  public ExitCode call() {
    if (reason.isBlank()) {
      throw new Trouble(ExitCode.BAD_INPUT, "--reason needs a few words; they go into the report");
    }
    var order = new WaveOrder(verb, new Order(reason.strip(), desk.world().user()));
    var answer = Names.meansMailbox(whom) ? toMailbox(order) : toWave(order);
    var head = new LinkedHashMap<String, @Nullable Object>();
    head.put("order", verb.signal());
    head.put("to", whom);
    head.put("decided", answer.decided());
    desk.print(Sheet.ofOne(head, List.of(whom + ": " + answer.decided())));
    return ExitCode.OK;
  }

  private OrderReply toMailbox(WaveOrder order) {
    var mailbox = new Names(desk).mailbox(whom);
    return new Migrations(desk.temporal().client()).order(mailbox, order);
  }

  private OrderReply toWave(WaveOrder order) {
    var wave = Names.wave(whom);
    var waves = new Waves(desk.temporal().client());
    if (waves.look(wave) instanceof WaveLife.Unknown) {
      throw new Names(desk).unknownWave(wave);
    }
    return waves.order(wave, order);
  }
}
