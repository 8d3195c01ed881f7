package org.learnwire.app;

import java.time.Clock;
import org.learnwire.app.desk.Journeys;
import org.learnwire.app.lrs.LrsWork;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.database.Database;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.lrs.Admitted;
import org.learnwire.lrs.Credentials;
import org.learnwire.lrs.StatementStore;
import org.learnwire.lrs.http.LrsHttpConfiguration;
import org.learnwire.ltitool.pages.FramePages;
import org.learnwire.routes.Journey;
import org.learnwire.xapi.Identifier;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.visibility.Visibility;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.client.servlet.OAuth2ClientWebSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

/**
 * The server's wiring: the journey, the LRS's resources, the pages. What stands in {@code lrs} is
 * the wiring of the server that is an LRS alone, with the same names for its beans.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
    exclude = {
      SecurityAutoConfiguration.class,
      SecurityFilterAutoConfiguration.class,
      UserDetailsServiceAutoConfiguration.class,
      OAuth2ClientAutoConfiguration.class,
      OAuth2ClientWebSecurityAutoConfiguration.class,
      ManagementWebSecurityAutoConfiguration.class
    })
@ComponentScan(
    excludeFilters = @Filter(type = FilterType.REGEX, pattern = "org\\.learnwire\\.app\\.lrs\\..*"))
@Import({LrsHttpConfiguration.class, FramePages.class})
class ServerConfiguration {

  /** The journey of the settings; proofs may listen to its writes. */
  @Bean(destroyMethod = "close")
  Journey journey(AppSettings settings, Clock clock, ObjectProvider<DatabaseOptions> options) {
    return Journeys.open(settings, clock, options.getIfAvailable(DatabaseOptions::standard));
  }

  @Bean(destroyMethod = "")
  Database database(Journey journey) {
    return journey.database();
  }

  @Bean
  FilterRegistrationBean<TraceFilter> traces(Journey journey) {
    TraceFilter traces = new TraceFilter(journey.spans());
    FilterRegistrationBean<TraceFilter> filter = new FilterRegistrationBean<>(traces);
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  @Bean
  StatementStore statementStore(Journey journey) {
    return journey.statements();
  }

  @Bean
  Credentials credentials(AppSettings settings, Clock clock) {
    return Credentials.load(settings.credentials(), clock);
  }

  @Bean
  Admitted admitted(Journey journey) {
    return new Admitted() {
      @Override
      public boolean isAdmitted(Statement statement) {
        return journey.keeps(statement);
      }

      @Override
      public boolean isAdmitted(Identifier agent) {
        return journey.keeps(agent);
      }
    };
  }

  @Bean
  Visibility visibility(AppSettings settings, Journey journey) {
    return Journeys.visibility(journey, settings);
  }

  @Bean
  HttpConnector httpConnector() {
    return new HttpConnector();
  }

  @Bean(destroyMethod = "close")
  LrsWork lrsWork(
      AppSettings settings,
      Database database,
      StatementStore store,
      Visibility visibility,
      Clock clock) {
    return LrsWork.start(settings.duties().by(visibility), database, store, clock);
  }
}
