package org.learnwire.ltitool.launch;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.learnwire.database.Database;
import org.learnwire.lti.AddressGuard;
import org.learnwire.lti.Keys;
import org.learnwire.lti.Registrations;
import org.learnwire.lti.Sealing;
import org.learnwire.lti.services.PlatformServices;
import org.learnwire.people.People;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** A server with launches and one page that says whose request it is. */
@Configuration(proxyBeanMethods = false)
@EnableWebMvc
@Import({LaunchWiring.class, FlowWiring.Page.class})
class FlowWiring {
  @RestController
  static class Page {
    private final LaunchViewers viewers;

    Page(LaunchViewers viewers) {
      this.viewers = viewers;
    }

    @RequestMapping("/loop")
    String who(HttpServletRequest request) {
      return viewers
          .of(request)
          .map(
              viewer ->
                  viewer.how()
                      + " of "
                      + (viewer.personId() == null ? "nobody known" : viewer.personId()))
          .orElse("nobody");
    }
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  People people(Database database) {
    return new People(database);
  }

  @Bean
  AddressGuard guard() {
    return new AddressGuard(Set.of("127.0.0.1"));
  }

  @Bean
  ToolAddress address() {
    return new ToolAddress(Optional.empty(), "Acme");
  }

  @Bean
  FirstPage first() {
    return session -> "/loop";
  }

  @Bean
  Registrations registrations(Database database, Clock clock) {
    return new Registrations(database, clock);
  }

  @Bean
  Keys keys(Database database, Sealing sealing, Clock clock) {
    return new Keys(database, sealing, clock);
  }

  @Bean
  PlatformServices services(
      Database database, Registrations registrations, Keys keys, AddressGuard guard, Clock clock) {
    return new PlatformServices(database, registrations, keys, guard, clock);
  }

  @Bean
  Sealing sealing() {
    return new Plain();
  }

  /** Signs for real; keeps what it seals as it is. */
  private static final class Plain implements Sealing {
    @Override
    public byte[] seal(String text, String context) {
      return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String open(byte[] sealed, String context) {
      return new String(sealed, StandardCharsets.UTF_8);
    }

    @Override
    public String mark(String text, String context) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(new byte[] {7}, "HmacSHA256"));
        return java.util.HexFormat.of()
            .formatHex(mac.doFinal((context + "\n" + text).getBytes(StandardCharsets.UTF_8)));
      } catch (java.security.GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Bean
  SpringResourceTemplateResolver templates(ApplicationContext context) {
    SpringResourceTemplateResolver templates = new SpringResourceTemplateResolver();
    templates.setApplicationContext(context);
    templates.setPrefix("classpath:/templates/");
    templates.setSuffix(".html");
    templates.setCharacterEncoding("UTF-8");
    return templates;
  }

  @Bean
  SpringTemplateEngine engine(SpringResourceTemplateResolver templates) {
    SpringTemplateEngine engine = new SpringTemplateEngine();
    engine.setTemplateResolver(templates);
    return engine;
  }

  @Bean
  ThymeleafViewResolver views(SpringTemplateEngine engine) {
    ThymeleafViewResolver views = new ThymeleafViewResolver();
    views.setTemplateEngine(engine);
    views.setCharacterEncoding("UTF-8");
    return views;
  }
}
