package org.learnwire.app.pages;

import jakarta.servlet.MultipartConfigElement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.learnwire.app.signin.OurAddress;
import org.learnwire.app.signin.SignedInArgument;
import org.learnwire.ltitool.pages.Viewers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.http.CacheControl;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.VersionResourceResolver;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** Puts the pages together; asks for {@link Pages}, {@link Approvals} and {@link Observations}. */
@Configuration(proxyBeanMethods = false)
@Import({
  Frame.class,
  JourneyController.class,
  PlanController.class,
  WriteBackController.class,
  ListController.class,
  MapController.class,
  PeopleController.class,
  ProposalController.class,
  CycleController.class,
  EvidenceController.class,
  RulesController.class,
  AuditController.class,
  NamesController.class,
  ObserveController.class,
  ObservationImportController.class,
  MishapController.class
})
public class PagesWiring implements WebMvcConfigurer {
  /** Above what the import takes, so that the page itself can say what is too large. */
  private static final long LARGEST_UPLOAD = 8L * 1024 * 1024;

  @Bean
  PageToken pageToken(ObjectProvider<OurAddress> address) {
    return new PageToken(ours(address));
  }

  /** Without settings only this machine's names are ours. */
  private static OurAddress ours(ObjectProvider<OurAddress> address) {
    return address.getIfAvailable(() -> new OurAddress(Optional.empty()));
  }

  @Bean
  Viewers sessionViewers(PageToken token) {
    return new SessionViewers(token);
  }

  @Bean
  Notes pageNotes() {
    return new Notes();
  }

  @Bean
  Answer pageAnswer(Notes notes) {
    return new Answer(notes);
  }

  @Bean
  FilterRegistrationBean<PageHeaders> pageHeaders(ObjectProvider<OurAddress> address) {
    FilterRegistrationBean<PageHeaders> filter =
        new FilterRegistrationBean<>(new PageHeaders(ours(address)));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
    return filter;
  }

  @Bean
  FilterRegistrationBean<PageGuard> pageGuard(PageToken token, ObjectProvider<OurAddress> address) {
    FilterRegistrationBean<PageGuard> filter =
        new FilterRegistrationBean<>(new PageGuard(token, ours(address)));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
    return filter;
  }

  @Bean
  MultipartConfigElement multipartConfigElement() {
    return new MultipartConfigElement("", LARGEST_UPLOAD, LARGEST_UPLOAD, (int) LARGEST_UPLOAD);
  }

  /** A page is sent when it is whole: one that breaks half-way becomes an error page instead. */
  @Bean
  SmartInitializingSingleton wholePages(ObjectProvider<ThymeleafViewResolver> views) {
    return () -> views.forEach(resolver -> resolver.setProducePartialOutputWhileProcessing(false));
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new SignedInArgument());
  }

  /**
   * A file's name on the page carries a hash of its content: kept by browsers for a year, and new
   * with the next version. Dates cannot do that, for every build of the same sources has the same.
   */
  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations("classpath:/static/assets/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic())
        .resourceChain(true)
        .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
    registry
        .addResourceHandler("/webjars/**")
        .addResourceLocations("classpath:/META-INF/resources/webjars/")
        .setCacheControl(CacheControl.maxAge(Duration.ofHours(1)))
        .resourceChain(true);
  }
}
