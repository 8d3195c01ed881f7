package org.learnwire.app.signin;

import java.time.Clock;
import java.util.Optional;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.database.Database;
import org.learnwire.people.RulingRefused;
import org.learnwire.routes.Journey;
import org.learnwire.routes.UnknownName;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Puts sign-in together over the database of the journey. */
@Configuration(proxyBeanMethods = false)
class SignInWiring {
  @Bean
  OurAddress ourAddress(AppSettings settings, Environment server) {
    return new OurAddress(settings.publicUrl(), server.getProperty("server.address"));
  }

  @Bean
  SignInKey signInKey(AppSettings settings) {
    return SignInKey.in(settings.journey().data());
  }

  @Bean
  SignInLog signInLog(AppSettings settings, Clock clock) {
    return new SignInLog(settings.journey().data(), clock);
  }

  @Bean
  SignInRecord signInRecord(Database database, Clock clock, SignInLog log) {
    return new SignInRecord(database, clock, log);
  }

  @Bean
  Accounts accounts(Database database, Clock clock) {
    return new Accounts(database, clock);
  }

  @Bean
  Links links(Database database, Clock clock, SignInKey key) {
    return new Links(database, clock, key);
  }

  @Bean
  ApiTokens apiTokens(Database database, Clock clock) {
    return new ApiTokens(database, clock);
  }

  @Bean
  Sessions sessions(Database database, Clock clock, AppSettings settings) {
    return new Sessions(database, clock, settings.signIn().sessions());
  }

  @Bean
  FolderToken folderToken() {
    return FolderToken.draw();
  }

  @Bean
  FirstAccount firstAccount(Accounts accounts, Links links, SignInLog log) {
    return new FirstAccount(accounts, links, log);
  }

  @Bean
  AccountDesk accountDesk(
      Accounts accounts,
      Links links,
      ApiTokens tokens,
      SignInRecord record,
      Journey journey,
      LinkAddress address) {
    return new AccountDesk(
        accounts,
        links,
        tokens,
        record,
        name -> journey.peopleDesk().person(name),
        id ->
            journey.proposals().asking(id).stream()
                .map(each -> each.entry().id().toString())
                .toList(),
        address::begin);
  }

  @Bean
  Door door(
      Database database,
      Clock clock,
      SignInKey key,
      Accounts accounts,
      Sessions sessions,
      Links links,
      SignInRecord record,
      OurAddress address,
      AppSettings settings) {
    return new Door(
        accounts,
        new WrongPasswords(database, clock, key),
        sessions,
        links,
        record,
        address,
        new ClientAddress(settings.signIn().trustedProxies()));
  }

  @Bean
  SignInFilter signInFilter(
      Sessions sessions, ApiTokens tokens, FolderToken folder, OurAddress address) {
    return new SignInFilter(sessions, tokens, folder, address);
  }

  @Bean
  CompanySignIn companySignIn(AppSettings settings, OurAddress address, Journey journey) {
    return new CompanySignIn(
        settings
            .signIn()
            .singleSignOn()
            .map(company -> new SingleSignOn(company, address, mail -> person(journey, mail))));
  }

  /** Of an address only: other words would name people by number or record. */
  private static Optional<String> person(Journey journey, String mail) {
    if (!mail.contains("@") || mail.contains("/")) {
      return Optional.empty();
    }
    try {
      return Optional.of(journey.peopleDesk().person(mail));
    } catch (UnknownName | RulingRefused e) {
      return Optional.empty();
    }
  }
}
