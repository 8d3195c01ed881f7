package org.learnwire.app;

import java.util.Map;
import org.learnwire.app.desk.FolderSealing;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.app.signin.OurAddress;
import org.learnwire.lti.AddressGuard;
import org.learnwire.lti.Keys;
import org.learnwire.lti.Registrations;
import org.learnwire.lti.Sealing;
import org.learnwire.lti.services.PlatformServices;
import org.learnwire.ltitool.launch.FirstPage;
import org.learnwire.ltitool.launch.FrameSession;
import org.learnwire.ltitool.launch.LaunchWiring;
import org.learnwire.ltitool.launch.ToolAddress;
import org.learnwire.people.People;
import org.learnwire.routes.Journey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What launches of learning platforms need of this server. */
@Configuration(proxyBeanMethods = false)
@Import(LaunchWiring.class)
class LtiConfiguration {
  /** What a link may ask for, and the page that it opens. */
  private static final Map<String, String> VIEWS =
      Map.of("loop", "/loop", "task", "/loop/next", "team", "/team", "course", "/course");

  @Bean
  Registrations registrations(Journey journey) {
    return journey.lent(Registrations.class);
  }

  @Bean
  Keys keys(Journey journey) {
    return journey.lent(Keys.class);
  }

  @Bean
  PlatformServices platformServices(Journey journey) {
    return journey.lent(PlatformServices.class);
  }

  @Bean
  Sealing sealing(AppSettings settings) {
    return new FolderSealing(settings.journey().data());
  }

  @Bean
  AddressGuard addressGuard(AppSettings settings) {
    return new AddressGuard(settings.lti().internalHosts());
  }

  @Bean
  ToolAddress toolAddress(OurAddress address, AppSettings settings) {
    return new ToolAddress(address.publicOrigin(), settings.company());
  }

  @Bean
  People people(Journey journey) {
    return journey.people();
  }

  @Bean
  FirstPage firstPage() {
    return LtiConfiguration::first;
  }

  private static String first(FrameSession session) {
    if (session.launch().asksForContent()) {
      return "/lti/pick";
    }
    return VIEWS.getOrDefault(session.launch().custom().getOrDefault("view", "loop"), "/loop");
  }
}
