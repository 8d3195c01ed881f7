package org.learnwire.app.lrs;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.catalina.core.StandardContext;
import org.learnwire.app.HttpConnector;
import org.learnwire.app.settings.LrsDuties;
import org.learnwire.database.Database;
import org.learnwire.lrs.StatementStore;
import org.learnwire.lrs.http.LrsHttpConfiguration;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Compression;
import org.springframework.boot.web.server.Shutdown;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Everything that the LRS alone needs, named one by one: looking round the class path for more
 * costs a second of the start.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebMvc
@Import({LrsHttpConfiguration.class, HealthController.class, ElsewhereController.class})
class LrsOnlyConfiguration implements WebMvcConfigurer {
  /** Requests under way are let finish, and the process is gone within two seconds all the same. */
  private static final Duration DRAINED = Duration.ofMillis(1200);

  /** Milliseconds that Tomcat waits, twice, for a request that draining did not end. */
  private static final String AFTER_DRAINING = "100";

  @Bean
  StatementStore statementStore(Database database, Clock clock) {
    return new StatementStore(database, clock);
  }

  @Bean(destroyMethod = "close")
  LrsWork lrsWork(LrsDuties duties, Database database, StatementStore store, Clock clock) {
    return LrsWork.start(duties, database, store, clock);
  }

  @Bean
  TomcatServletWebServerFactory webServer(LrsOnlySettings settings) {
    TomcatServletWebServerFactory tomcat = new TomcatServletWebServerFactory(settings.port());
    tomcat.setAddress(InetAddress.getLoopbackAddress());
    tomcat.setShutdown(Shutdown.GRACEFUL);
    tomcat.setRegisterDefaultServlet(false);
    Compression compression = new Compression();
    compression.setEnabled(true);
    compression.setMinResponseSize(DataSize.ofKilobytes(2));
    tomcat.setCompression(compression);
    new HttpConnector().customize(tomcat);
    tomcat.addConnectorCustomizers(
        connector -> {
          connector.setProperty("executorTerminationTimeoutMillis", AFTER_DRAINING);
        });
    tomcat.addContextCustomizers(
        context -> {
          ((StandardContext) context).setUnloadDelay(Long.parseLong(AFTER_DRAINING));
        });
    return tomcat;
  }

  @Bean
  DispatcherServlet dispatcherServlet() {
    return new DispatcherServlet();
  }

  /** The name is Spring's: it ends what lives, in phases, when the context is closed. */
  @Bean
  DefaultLifecycleProcessor lifecycleProcessor() {
    DefaultLifecycleProcessor processor = new DefaultLifecycleProcessor();
    processor.setTimeoutPerShutdownPhase(DRAINED.toMillis());
    return processor;
  }

  /** The resources write their answers themselves. */
  @Override
  public void configureMessageConverters(List<HttpMessageConverter<?>> converters) {
    converters.add(new ByteArrayHttpMessageConverter());
    converters.add(new StringHttpMessageConverter(StandardCharsets.UTF_8));
  }
}
