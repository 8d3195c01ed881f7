package org.learnwire.app.lrs.fuzz;

import com.sun.tools.attach.VirtualMachine;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.learnwire.app.ProgramPath;
import org.learnwire.app.cli.Learnwire;
import org.learnwire.lrs.Credentials;
import org.learnwire.lrs.NewCredential;

/** The program as the LRS alone, with a small heap that can be looked at. */
final class LrsProcess implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/xapi/");

  private final Process process;
  private final MBeanServerConnection beans;
  private final JMXConnector connector;
  final int port;
  final String authorization;

  /**
   * @param jdbc URL, user and password of a PostgreSQL; nothing for SQLite
   */
  LrsProcess(Path folder, List<String> jdbc) throws Exception {
    Path data = folder.resolve("data");
    NewCredential client =
        Credentials.load(data.resolve("lrs-credentials.yaml"), Clock.systemUTC()).add("fuzz");
    List<String> command = new ArrayList<>(List.of("-Xmx256m", "-XX:+UseSerialGC"));
    if (!Boolean.getBoolean("learnwire.long")) {
      command.add("-XX:TieredStopAtLevel=1");
    }
    command.addAll(List.of("-cp", ProgramPath.withoutTests(), Learnwire.class.getName()));
    command.addAll(List.of("run", "--lrs-only", "--port", "0", "--data", data.toString()));
    command.add(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ProcessBuilder builder = new ProcessBuilder(command);
    if (!jdbc.isEmpty()) {
      command.addAll(List.of("--jdbc", jdbc.get(0)));
      builder.environment().put("LEARNWIRE_DB_USER", jdbc.get(1));
      builder.environment().put("LEARNWIRE_DB_PASSWORD", jdbc.get(2));
    }
    process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    port = port(process.errorReader(StandardCharsets.UTF_8));
    String pair = client.key() + ":" + client.secret();
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

  private static int port(BufferedReader said) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      Matcher address = ADDRESS.matcher(line);
      if (address.find()) {
        Thread drain = new Thread(() -> said.lines().forEach(more -> {}));
        drain.setDaemon(true);
        drain.start();
        return Integer.parseInt(address.group(1));
      }
      all.append(line).append('\n');
    }
    throw new IOException("the server did not start:\n" + all);
  }
}
