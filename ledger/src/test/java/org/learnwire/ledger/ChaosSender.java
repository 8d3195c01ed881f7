package org.learnwire.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.UUID;

/** A sender whose network loses requests and answers, and the person who settles what is left. */
final class ChaosSender {
  private static final List<String> CONNECTIONS = List.of("hr", "chat");

  private final LedgerFixture on;
  private final Ledger ledger;
  private final Random random;
  private final FakeTarget target;

  ChaosSender(LedgerFixture on, Random random, FakeTarget target) {
    this.on = on;
    this.ledger = on.ledger;
    this.random = random;
    this.target = target;
  }

  void send() {
    for (String connection : CONNECTIONS) {
      List<Dispatch> next = ledger.next(connection, 1 + random.nextInt(3));
      next.stream().filter(write -> random.nextInt(5) > 0).forEach(this::sendSomehow);
    }
  }

  private void sendSomehow(Dispatch planned) {
    Dispatch write = handOver(planned);
    boolean arrives = random.nextInt(3) > 0;
    if (arrives) {
      target.take(write);
    }
    switch (random.nextInt(4)) {
      case 0 -> answer(write.id(), ReceiptOutcome.UNKNOWN);
      case 1 -> assertThat(on.ledger.sending(write.id())).as("stays with its sender").isEmpty();
      default -> answerTruthfully(write.id());
    }
  }

  private Dispatch handOver(Dispatch planned) {
    Entry entry = ledger.standing().find(planned.id()).orElseThrow();
    assertThat(entry.held()).isFalse();
    Dispatch write = ledger.sending(planned.id()).orElseThrow();
    assertThat(ledger.standing().latest(10_000))
        .filteredOn(e -> e.target().equals(entry.target()) && e.position() < entry.position())
        .allMatch(e -> e.state().finished());
    target.request(write);
    return write;
  }

  private void answerTruthfully(UUID id) {
    boolean refused = !target.has(id) && random.nextInt(3) == 0;
    answer(id, refused ? ReceiptOutcome.REFUSED : truth(id));
  }

  private ReceiptOutcome truth(UUID id) {
    return target.has(id) ? ReceiptOutcome.DONE : ReceiptOutcome.ABSENT;
  }

  private void answer(UUID id, ReceiptOutcome outcome) {
    if (outcome != ReceiptOutcome.UNKNOWN) {
      target.heard(id);
    }
    on.change(tx -> ledger.outcome(tx, id, outcome, target.object(id), null, null));
  }

  private void sendWell(Dispatch planned) {
    Dispatch write = handOver(planned);
    target.take(write);
    answer(write.id(), ReceiptOutcome.DONE);
  }

  void lookUp() {
    for (Dispatch lost : ledger.toLookUp("hr", 10)) {
      if (random.nextInt(4) == 0) {
        answer(lost.id(), ReceiptOutcome.UNKNOWN);
      } else {
        lookTruthfully(lost);
      }
    }
  }

  private void lookTruthfully(Dispatch lost) {
    answer(lost.id(), truth(lost.id()));
  }

  /** Whatever is asked is answered truthfully, whatever is sent arrives. */
  void workWell() {
    CONNECTIONS.forEach(c -> ledger.toLookUp(c, 100).forEach(this::lookTruthfully));
    CONNECTIONS.forEach(c -> ledger.next(c, 100).forEach(this::sendWell));
    ledger.waiting().stream()
        .filter(line -> line.asks() == PlanLine.Asks.SETTLING)
        .forEach(line -> settle(line.id()));
  }

  void settle() {
    ledger.waiting().stream()
        .filter(line -> line.state() == EntryState.UNKNOWN && random.nextInt(3) == 0)
        .forEach(line -> settle(line.id()));
  }

  private void settle(UUID id) {
    boolean money = ledger.standing().find(id).orElseThrow().money();
    Settlement what = Settlement.CLOSED;
    // Whoever closes progress has looked: what arrived is called done.
    if (target.has(id) || random.nextInt(4) > 0) {
      what = target.has(id) ? Settlement.DONE : Settlement.SEND_AGAIN;
    }
    if (money && what == Settlement.SEND_AGAIN) {
      assertThatThrownBy(() -> ledger.settle(id, Settlement.SEND_AGAIN, null, "ann"))
          .isInstanceOf(IllegalMove.class);
      what = Settlement.CLOSED;
    }
    target.heard(id);
    ledger.settle(id, what, target.object(id), "ann");
  }
}
