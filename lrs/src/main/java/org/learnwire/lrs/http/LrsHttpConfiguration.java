package org.learnwire.lrs.http;

import java.time.Duration;
import org.learnwire.database.Database;
import org.learnwire.lrs.Admitted;
import org.learnwire.lrs.Credentials;
import org.learnwire.lrs.StatementExplainer;
import org.learnwire.lrs.StatementIntake;
import org.learnwire.lrs.StatementStore;
import org.learnwire.lrs.export.StatementExport;
import org.learnwire.lrs.stream.StatementStreams;
import org.learnwire.xapi.visibility.Visibility;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Serves the LRS in a Spring MVC application that has a {@link Database}, a {@link StatementStore}
 * and {@link Credentials}; {@link LrsHttpSettings} a {@link Visibility} and {@link Admitted} are
 * optional.
 */
@Configuration(proxyBeanMethods = false)
public class LrsHttpConfiguration implements WebMvcConfigurer {
  /** Each holds a thread of the server, and no more. */
  private static final int STREAMS = 32;

  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final StatementStore store;
  private final Credentials credentials;
  private final LrsHttpSettings settings;
  private final Sights sights;
  private final Admitted admitted;
  private final LargeBodies large = new LargeBodies();
  private final BodyReader bodies;

  /** For what is no part of xAPI: never so much that it would have to wait for room. */
  private final BodyReader small;

  public LrsHttpConfiguration(
      StatementStore store,
      Credentials credentials,
      ObjectProvider<LrsHttpSettings> settings,
      ObjectProvider<Visibility> visibility,
      ObjectProvider<Admitted> admitted) {
    this.admitted = admitted.getIfAvailable(Admitted::everybody);
    this.store = store;
    this.credentials = credentials;
    this.settings = settings.getIfAvailable(LrsHttpSettings::standard);
    this.sights =
        new Sights(visibility.getIfAvailable(Visibility::standard), this.settings.homePage());
    this.bodies = new BodyReader(this.settings, large);
    this.small = new BodyReader(this.settings.withMostBytes(LargeBodies.LARGE - 1), large);
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry
        .addInterceptor(new XapiGate(credentials))
        .addPathPatterns(
            XapiPaths.STATEMENTS,
            XapiPaths.ACTIVITIES + "/**",
            XapiPaths.AGENTS + "/**",
            XapiPaths.EXPLAIN);
    registry
        .addInterceptor(new OwnGate(credentials))
        .addPathPatterns(XapiPaths.STREAM, XapiPaths.EXPORT, XapiPaths.CREDENTIALS + "/**");
  }

  @Bean
  XapiFilter xapiFilter() {
    return new XapiFilter(store, bodies, large);
  }

  @Bean
  RefusedOnTheWay refusedOnTheWay() {
    return new RefusedOnTheWay();
  }

  @Bean(DispatcherServlet.MULTIPART_RESOLVER_BEAN_NAME)
  PageForms multipartResolver() {
    return new PageForms();
  }

  @Bean
  StatementsController statementsController() {
    return new StatementsController(
        new StatementIntake(store, settings.homePage()),
        new StatementsBody(settings, bodies),
        new StatementsAnswer(store, new MultipartAnswer(store.attachments()), settings, sights),
        admitted);
  }

  @Bean
  DocumentsController documentsController() {
    return new DocumentsController(store.documents(), bodies, admitted);
  }

  @Bean
  ActivitiesController activitiesController() {
    return new ActivitiesController(store);
  }

  @Bean
  AgentsController agentsController() {
    return new AgentsController(store);
  }

  @Bean
  StatementStreams statementStreams(Database database) {
    return new StatementStreams(database, store, STREAMS, HEARTBEAT);
  }

  @Bean
  StreamController streamController(StatementStreams streams) {
    return new StreamController(streams, sights);
  }

  @Bean
  ExportController exportController(Database database) {
    return new ExportController(new StatementExport(database, store), sights);
  }

  @Bean
  ExplainController explainController() {
    StatementIntake intake = new StatementIntake(store, settings.homePage());
    return new ExplainController(
        new StatementExplainer(store, intake), new StatementsBody(settings, small), small);
  }

  @Bean
  CredentialsController credentialsController() {
    return new CredentialsController(credentials, small);
  }

  @Bean
  BrowserController browserController() {
    return new BrowserController();
  }

  @Bean
  AboutController aboutController() {
    return new AboutController();
  }

  @Bean
  ProfileController profileController() {
    return new ProfileController();
  }

  @Bean
  ElsewhereController elsewhereController() {
    return new ElsewhereController();
  }

  @Bean
  XapiErrors xapiErrors() {
    return new XapiErrors();
  }
}
