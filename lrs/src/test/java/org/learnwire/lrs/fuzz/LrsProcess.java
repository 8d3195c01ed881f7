package org.learnwire.lrs.fuzz;

import com.sun.tools.attach.VirtualMachine;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The LRS in a process of its own, with a small heap that can be looked at. */
final class LrsProcess implements AutoCloseable {
  private final Process process;
  private final MBeanServerConnection beans;
  private final JMXConnector connector;
  final int port;
  final String authorization;

  /**
   * @param store URL, user and password of a PostgreSQL; nothing for SQLite
   */
  LrsProcess(Path folder, List<String> store) throws Exception {
    Path log = folder.resolve("server.log");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "org.learnwire.lrs.http.LrsTomcat",
                folder.resolve("data").toString(),
                "0"));
    command.addAll(store);
    process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    String[] words = ready(process.inputReader(StandardCharsets.UTF_8), log).split(" ");
    port = URI.create(words[0]).getPort();
    String pair = words[1] + ":" + words[2];
    authorization =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
    connector = JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
    machine.detach();
    beans = connector.getMBeanServerConnection();
  }

  /** Megabytes that are really held. */
  long heapAfterGc() throws IOException {
    MemoryMXBean memory =
        ManagementFactory.newPlatformMXBeanProxy(
            beans, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed() / 1_000_000;
  }

  /** Megabytes that the whole process held at most; -1 where the system does not say. */
  long peak() throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    List<String> lines = Files.exists(status) ? Files.readAllLines(status) : List.of();
    return lines.stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_000)
        .findFirst()
        .orElse(-1);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() throws Exception {
    connector.close();
    process.destroy();
    process.waitFor();
  }

  private static String ready(BufferedReader out, Path log) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("http://")) {
        Thread drain = new Thread(() -> out.lines().forEach(more -> {}));
        drain.setDaemon(true);
        drain.start();
        return line;
      }
    }
    throw new IOException("the server did not start:\n" + Files.readString(log));
  }
}
