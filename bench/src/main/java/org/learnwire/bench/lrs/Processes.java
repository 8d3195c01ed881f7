package org.learnwire.bench.lrs;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What this process and the server's take of the machine. */
public final class Processes {
  private static final OperatingSystemMXBean OWN =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private static final double TICKS_PER_SECOND = 100; // USER_HZ: the same on all of Linux
  private final List<ProcessHandle> server;

  /**
   * @param pids of the server on this machine, its database's too if that is another process; empty
   *     when they are not known
   */
  public Processes(List<Long> pids) {
    this.server = pids.stream().map(Processes::running).toList();
  }

  private static ProcessHandle running(long pid) {
    return ProcessHandle.of(pid)
        .orElseThrow(() -> new IllegalArgumentException("--pid " + pid + " does not run"));
  }

  /** CPU seconds of this client. */
  static double ownCpu() {
    return OWN.getProcessCpuTime() / 1e9;
  }

  /**
   * CPU seconds of the server and the processes that it started, those that ended too; 0 when it is
   * not known.
   */
  public double serverCpu() {
    return server.stream()
        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
        .mapToDouble(Processes::cpuSeconds)
        .sum();
  }

  /** From proc(5): utime, stime, and cutime, cstime of children that were waited for. */
  private static double cpuSeconds(ProcessHandle process) {
    String stat = text(process, "stat");
    String[] fields = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ");
    return fields.length < 15
        ? 0
        : Stream.of(11, 12, 13, 14).mapToDouble(i -> Double.parseDouble(fields[i])).sum()
            / TICKS_PER_SECOND;
  }

  /** Resident memory of the server now, in MB; 0 when it is not known. */
  public long residentMb() {
    return megabytes("VmRSS:");
  }

  /** The most it ever was, in MB; 0 when it is not known. */
  public long peakMb() {
    return megabytes("VmHWM:");
  }

  private long megabytes(String field) {
    return server.stream().mapToLong(process -> megabytes(process, field)).sum();
  }

  private static long megabytes(ProcessHandle process, String field) {
    return text(process, "status")
        .lines()
        .filter(line -> line.startsWith(field))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  /** Linux alone has it; empty elsewhere, and when the process is gone. */
  private static String text(ProcessHandle process, String file) {
    try {
      return Files.readString(Path.of("/proc", String.valueOf(process.pid()), file));
    } catch (IOException e) {
      return "";
    }
  }
}
