package org.learnwire.bench.lrs;

import org.learnwire.bench.report.Row;

/** The clock of one row, and the CPU that passed meanwhile. */
public final class Measured {
  private final Processes processes;
  private final long began = System.nanoTime();
  private final double ownCpu = Processes.ownCpu();
  private final double serverCpu;

  public Measured(Processes processes) {
    this.processes = processes;
    this.serverCpu = processes.serverCpu();
  }

  public double seconds() {
    return (System.nanoTime() - began) / 1e9;
  }

  /** One row of a report: what was counted until now. */
  public Row row(String name, int connections, Tally tally) {
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
