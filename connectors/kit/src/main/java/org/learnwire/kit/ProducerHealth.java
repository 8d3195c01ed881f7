package org.learnwire.kit;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.apache.camel.support.HealthCheckComponent;
import org.jspecify.annotations.Nullable;

/**
 * Whether the system that a producer writes to lets us in: by the cheapest call that changes
 * nothing. As with all of Camel's producers nobody asks unless {@code
 * camel.health.producers-enabled} is set.
 */
public final class ProducerHealth extends AbstractHealthCheck {
  /** Tries the way to the system; what it throws is why the health is down. */
  @FunctionalInterface
  public interface Probe {
    void run() throws Exception;
  }

  private final Probe probe;
  private @Nullable WritableHealthCheckRepository home;

  private ProducerHealth(String id, Probe probe) {
    super("camel", id);
    this.probe = probe;
  }

  /** Lets Camel's health know of it, where the application watches health at all. */
  public static ProducerHealth register(Endpoint endpoint, HealthCheckComponent of, Probe probe) {
    ProducerHealth health = new ProducerHealth("producer:" + endpoint.getEndpointBaseUri(), probe);
    health.home =
        HealthCheckHelper.getHealthCheckRepository(
            endpoint.getCamelContext(), "producers", WritableHealthCheckRepository.class);
    if (health.home != null) {
      health.setCamelContext(endpoint.getCamelContext());
      health.setEnabled(of.isHealthCheckProducerEnabled());
      health.home.addHealthCheck(health);
    }
    return health;
  }

  public void unregister() {
    if (home != null) {
      home.removeHealthCheck(this);
    }
  }

  @Override
  public boolean isLiveness() {
    return false;
  }

  @Override
  protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
    try {
      probe.run();
      builder.up();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      builder.unknown();
    } catch (Exception e) {
      builder.message(e.getMessage()).error(e).down();
    }
  }
}
