package org.learnwire.kit;

import java.util.concurrent.ExecutorService;
import org.apache.camel.CamelContext;
import org.learnwire.kit.manifest.Limits;

/**
 * The threads of one pass. Details have their own: a worker that waits for them must not take their
 * place.
 */
record PassThreads(ExecutorService workers, ExecutorService details, CamelContext context)
    implements AutoCloseable {

  static PassThreads open(CamelContext context, Object owner, String name, Limits limits) {
    var threads = context.getExecutorServiceManager();
    return new PassThreads(
        threads.newFixedThreadPool(owner, name, limits.concurrent()),
        threads.newFixedThreadPool(owner, name + ".details", limits.concurrent()),
        context);
  }

  @Override
  public void close() {
    context.getExecutorServiceManager().shutdownNow(workers);
    context.getExecutorServiceManager().shutdownNow(details);
  }
}
