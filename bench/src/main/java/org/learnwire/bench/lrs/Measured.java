package org.learnwire.bench.lrs;

import org.learnwire.bench.report.Row;

/** The clock of one row, and the CPU that passed meanwhile. */
final class Measured {
  private final Processes processes;
  private final long began = System.nanoTime();
  private final double ownCpu = Processes.ownCpu();
  private final double serverCpu;

  Measured(Processes processes) {
    this.processes = processes;
    this.serverCpu = processes.serverCpu();
  }

  double seconds() {
    return (System.nanoTime() - began) / 1e9;
  }

  Row row(String name, int connections, Tally tally) {
    double seconds = seconds();
    Latencies latencies = tally.latencies();
    return new Row(
        name,
        0,
        connections,
        seconds,
        latencies.size(),
        tally.statements(),
        tally.statements() / seconds,
        latencies.percentile(50),
        latencies.percentile(95),
        latencies.percentile(99),
        tally.errors(),
        (Processes.ownCpu() - ownCpu) / seconds,
        (processes.serverCpu() - serverCpu) / seconds,
        processes.residentMb(),
        0);
  }
}
