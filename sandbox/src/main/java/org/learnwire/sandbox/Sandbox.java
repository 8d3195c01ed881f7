package org.learnwire.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.learnwire.sandbox.state.Wish;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the sandbox as a process of its own. */
@Command(
    name = "sandbox",
    mixinStandardHelpOptions = true,
    description = "Fake vendors with a company in them, on loopback only.",
    sortOptions = false)
public final class Sandbox implements Callable<Integer> {

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost");

  @Option(names = "--port", defaultValue = "8090", description = "default ${DEFAULT-VALUE}")
  private int port;

  @Option(
      names = "--data",
      defaultValue = "sandbox-data",
      description = "folder that keeps everything, default ./${DEFAULT-VALUE}")
  private Path data;

  @Option(names = "--people", description = "default 200, at the first start")
  private Integer people;

  @Option(names = "--courses", description = "default 8, at the first start")
  private Integer courses;

  @Option(
      names = "--latency",
      defaultValue = "35",
      description = "milliseconds per vendor call, default ${DEFAULT-VALUE}")
  private long latency;

  @Option(names = "--seed", description = "another seed, another company; default 1")
  private Long seed;

  @Option(names = "--anchor", description = "the day the history ends; default: today")
  private LocalDate anchor;

  @Option(names = "--everyone", description = "enrol everybody in every course")
  private Boolean everyone;

  @Option(names = "--host", defaultValue = "127.0.0.1", description = "loopback only")
  private String host;

  /** Exit codes: 0 after a clean stop, 1 when it could not start, 2 for a wrong option. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Sandbox()).execute(args));
  }

  @Override
  public Integer call() throws InterruptedException {
    if (!LOOPBACK.contains(host)) {
      System.err.println(
          "sandbox: --host " + host + " is refused: it has no sign-in, so it listens on 127.0.0.1");
      return 2;
    }
    Wish wish = new Wish(seed, people, courses, anchor, everyone);
    try (SandboxServer server = SandboxServer.start(port, data, wish, latency)) {
      CountDownLatch stopped = new CountDownLatch(1);
      Runtime.getRuntime().addShutdownHook(new Thread(stopped::countDown));
      System.out.printf(
          "sandbox ready: Moodle %1$s/moodle  BambooHR %1$s/bamboohr/api  Slack %1$s/slack"
              + "  Teams %1$s/teams"
              + "  HiBob %1$s/hibob/v1  Leapsome %1$s/leapsome/v1  Salesforce %1$s/salesforce"
              + "  Bonusly %1$s/bonusly/api/v1  Lattice %1$s/lattice/v1  Personio %1$s/personio/v1"
              + "  Badgr %1$s/badgr  Docebo %1$s/docebo"
              + "  operator %1$s/sandbox  data %2$s%n",
          server.url(), data.toAbsolutePath());
      stopped.await();
      return 0;
    } catch (IOException | IllegalStateException | IllegalArgumentException e) {
      System.err.println("sandbox: could not start on port " + port + ": " + e.getMessage());
      return 1;
    }
  }
}
