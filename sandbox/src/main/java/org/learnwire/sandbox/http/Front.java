package org.learnwire.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;

/** Stands before one service: latency, counting, and the faults an operator has armed. */
public final class Front implements HttpHandler {

  private final String prefix;
  private final Service service;
  private final long latency;
  private final Counters counters;
  private final Faults faults;

  public Front(String prefix, Service service, long latency, Counters counters, Faults faults) {
    this.prefix = prefix;
    this.service = service;
    this.latency = latency;
    this.counters = counters;
    this.faults = faults;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    Call call = Call.read(exchange, prefix);
    String label = service.label(call);
    try (exchange;
        Counters.Visit visit = counters.enter(service.system(), label)) {
      pause(latency);
      Optional<Fault> fault = faults.take(service.system(), label);
      if (fault.isEmpty()) {
        send(exchange, answer(call), visit);
      } else {
        play(exchange, call, fault.get(), visit);
      }
    }
  }

  private void play(HttpExchange exchange, Call call, Fault fault, Counters.Visit visit)
      throws IOException {
    switch (fault.kind()) {
      case DROP -> {}
      case TIMEOUT -> pause(fault.millis());
      case DROP_AFTER -> answer(call);
      case TIMEOUT_AFTER -> {
        answer(call);
        pause(fault.millis());
      }
      case SLOW -> {
        pause(fault.millis());
        send(exchange, answer(call), visit);
      }
      case TRUNCATE -> sendHalf(exchange, answer(call), false);
      case CUT -> sendHalf(exchange, answer(call), true);
      case STATUS_AFTER -> {
        answer(call);
        send(exchange, service.refusal(fault), visit);
      }
      case LATE -> late(call, fault.millis());
      case TWICE -> send(exchange, answer(call).twice(), visit);
      default -> send(exchange, service.refusal(fault), visit);
    }
  }

  /** The caller is told nothing and may come back before it is done. */
  private void late(Call call, long millis) {
    faults.lateBegins();
    Thread work =
        new Thread(
            () -> {
              pause(millis);
              answer(call);
              faults.lateEnds();
            },
            "sandbox-late");
    work.setDaemon(true);
    work.start();
  }

  private Reply answer(Call call) {
    try {
      return service.answer(call);
    } catch (RuntimeException e) {
      // A fault of the sandbox itself: say so loudly instead of letting it look like a vendor's.
      StringWriter text = new StringWriter();
      e.printStackTrace(new PrintWriter(text));
      return Reply.of(500, "text/plain", "The sandbox itself failed:\n" + text);
    }
  }

  /** The visit ends before the last bytes leave: after them the caller may be back already. */
  private static void send(HttpExchange exchange, Reply reply, Counters.Visit visit)
      throws IOException {
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    if (reply.body().size() == 0) {
      visit.close();
      exchange.sendResponseHeaders(reply.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(reply.status(), reply.body().size());
    reply.body().writeTo(exchange.getResponseBody(), reply.body().size(), visit::close);
  }

  /** Half a body: as a well-formed answer that is bad JSON, or as a connection that broke. */
  private static void sendHalf(HttpExchange exchange, Reply reply, boolean broken)
      throws IOException {
    int half = reply.body().size() / 2;
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(reply.status(), broken ? reply.body().size() : half);
    reply.body().writeTo(exchange.getResponseBody(), half, () -> {});
    exchange.getResponseBody().flush();
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
