package org.learnwire.ltitool.launch;

import java.time.Clock;
import org.learnwire.database.Database;
import org.learnwire.lti.AddressGuard;
import org.learnwire.lti.DynamicRegistrations;
import org.learnwire.lti.FrameOrigins;
import org.learnwire.lti.Invitations;
import org.learnwire.lti.Launches;
import org.learnwire.lti.LoginStates;
import org.learnwire.lti.Logins;
import org.learnwire.lti.PlatformKeys;
import org.learnwire.lti.Registrations;
import org.learnwire.lti.Sealing;
import org.learnwire.lti.Web;
import org.learnwire.ltitool.pages.FrameWords;
import org.learnwire.people.People;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Puts launches together; asks for the database, {@link People}, {@link Registrations}, {@code
 * Keys}, {@code PlatformServices}, {@link Sealing}, {@link AddressGuard}, {@link ToolAddress} and
 * {@link FirstPage}.
 */
@Configuration(proxyBeanMethods = false)
@Import({
  FrameWords.class,
  LoginController.class,
  LaunchController.class,
  JwksController.class,
  RegisterController.class,
  PickController.class,
  ConfigurationController.class,
  RefusedLaunches.class
})
public class LaunchWiring implements WebMvcConfigurer {
  private final ObjectProvider<LaunchViewers> viewers;

  LaunchWiring(ObjectProvider<LaunchViewers> viewers) {
    this.viewers = viewers;
  }

  @Bean
  Web ltiWeb(AddressGuard guard) {
    return new Web(guard);
  }

  @Bean
  PlatformKeys platformKeys(Web web, Clock clock) {
    return new PlatformKeys(web, clock);
  }

  @Bean
  LoginStates loginStates(Sealing sealing, Clock clock) {
    return new LoginStates(sealing, clock);
  }

  @Bean
  Logins logins(Registrations registrations, LoginStates states) {
    return new Logins(registrations, states);
  }

  @Bean
  Launches launches(
      Database database,
      Registrations registrations,
      LoginStates states,
      PlatformKeys keys,
      Clock clock) {
    return new Launches(database, registrations, states, keys, clock);
  }

  @Bean
  FrameOrigins frameOrigins(Database database, Clock clock) {
    return new FrameOrigins(database, clock);
  }

  @Bean
  Invitations invitations(Database database, Clock clock) {
    return new Invitations(database, clock);
  }

  @Bean
  DynamicRegistrations dynamicRegistrations(Web web, Registrations registrations) {
    return new DynamicRegistrations(web, registrations);
  }

  @Bean
  FrameSessions frameSessions(Database database, Clock clock) {
    return new FrameSessions(database, clock);
  }

  @Bean
  LaunchViewers launchViewers(FrameSessions sessions) {
    return new LaunchViewers(sessions);
  }

  @Bean
  LaunchPerson launchPerson(People people, Clock clock) {
    return new LaunchPerson(people, clock);
  }

  @Bean
  LaunchLog launchLog(Clock clock) {
    return new LaunchLog(clock);
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new FramesAtOnce());
    viewers.ifAvailable(known -> registry.addInterceptor(new LaunchHeaders(known)));
  }
}
