package org.learnwire.sandbox;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.learnwire.sandbox.badgr.Badgr;
import org.learnwire.sandbox.bamboohr.BambooHr;
import org.learnwire.sandbox.bonusly.Bonusly;
import org.learnwire.sandbox.control.Control;
import org.learnwire.sandbox.docebo.Docebo;
import org.learnwire.sandbox.hibob.HiBob;
import org.learnwire.sandbox.http.Counters;
import org.learnwire.sandbox.http.Faults;
import org.learnwire.sandbox.http.Front;
import org.learnwire.sandbox.http.Service;
import org.learnwire.sandbox.lattice.Lattice;
import org.learnwire.sandbox.leapsome.Leapsome;
import org.learnwire.sandbox.lti.CanvasLti;
import org.learnwire.sandbox.lti.LearningPlatforms;
import org.learnwire.sandbox.lti.MoodleLti;
import org.learnwire.sandbox.moodle.Moodle;
import org.learnwire.sandbox.personio.Personio;
import org.learnwire.sandbox.salesforce.Salesforce;
import org.learnwire.sandbox.slack.Slack;
import org.learnwire.sandbox.state.Wish;
import org.learnwire.sandbox.state.World;
import org.learnwire.sandbox.teams.Teams;

/** One loopback port with all vendors behind it. */
public final class SandboxServer implements AutoCloseable {

  private static final int THREADS = 64;
  private final HttpServer server;
  private final ExecutorService threads;
  private final World world;
  private final Counters counters = new Counters();
  private final Faults faults = new Faults();

  private SandboxServer(HttpServer server, World world, long latency) {
    this.server = server;
    this.world = world;
    this.threads = Executors.newFixedThreadPool(THREADS, SandboxServer::daemon);
    String site = url() + "/moodle";
    serve("/moodle", new Moodle(world, site), latency);
    serve("/moodle/mod/lti", new MoodleLti(world, site), 0);
    canvas("/canvas", url() + "/canvas");
    // Two self-hosted ones that never set lti_iss: one name, two sets of keys.
    canvas("/canvas-two", CanvasLti.DEFAULT_ISSUER);
    canvas("/canvas-three", CanvasLti.DEFAULT_ISSUER);
    serve("/lti", new LearningPlatforms(world), 0);
    serve("/badgr", new Badgr(world), latency);
    serve("/bamboohr/api", new BambooHr(world), latency);
    serve("/bonusly/api/v1", new Bonusly(world), latency);
    serve("/lattice/v1", new Lattice(world), latency);
    serve("/personio/v1", new Personio(world), latency);
    serve("/docebo", new Docebo(world), latency);
    serve("/slack", new Slack(world), latency);
    serve("/teams", new Teams(world), latency);
    serve("/hibob/v1", new HiBob(world), latency);
    serve("/leapsome/v1", new Leapsome(world), latency);
    serve("/salesforce", new Salesforce(world, url() + "/salesforce"), latency);
    serve("/sandbox", new Control(world, counters, faults, site), 0);
    server.setExecutor(threads);
    server.start();
  }

  /** Sign-on is the same port under another name, so another origin. */
  private void canvas(String prefix, String issuer) {
    String sso = url().replace("127.0.0.1", "localhost") + prefix;
    String name = prefix.substring(1);
    serve(prefix, new CanvasLti(world, name, issuer, url() + prefix, sso), 0);
  }

  /** Port 0 takes a free one. */
  public static SandboxServer start(int port, Path data, Wish wish, long latency)
      throws IOException {
    // Without these an answer waits 40 ms for the other side's delayed acknowledgement, and idle
    // connections are closed under the caller's hands.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.idleInterval", "600");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 128);
    try {
      return new SandboxServer(server, World.open(data, wish), latency);
    } catch (IOException | RuntimeException e) {
      server.stop(0);
      throw e;
    }
  }

  private void serve(String prefix, Service service, long latency) {
    server.createContext(prefix, new Front(prefix, service, latency, counters, faults));
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "sandbox");
    thread.setDaemon(true);
    return thread;
  }

  /** {@code http://127.0.0.1:PORT}. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() throws IOException {
    server.stop(0);
    threads.shutdownNow();
    world.close();
  }
}
