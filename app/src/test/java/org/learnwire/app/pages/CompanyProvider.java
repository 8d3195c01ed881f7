package org.learnwire.app.pages;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** A provider of OpenID Connect that is not ours: Spring Authorization Server, with two people. */
final class CompanyProvider implements AutoCloseable {
  static final String SECRET = "client-secret-of-learnwire";
  static final String PASSWORD = "password-at-the-company";

  /** What the provider says of each person. */
  private static final Map<String, Map<String, Object>> PEOPLE =
      Map.of(
          "hanna",
          Map.of(
              "preferred_username",
              "hanna",
              "groups",
              List.of("staff", "hr-team"),
              "email",
              "hanna@example.test",
              "email_verified",
              true),
          "vik",
          Map.of(
              "preferred_username",
              "vik",
              "groups",
              List.of("staff"),
              "email",
              "hanna@example.test",
              "email_verified",
              false));

  private final ServletWebServerApplicationContext context;

  private CompanyProvider(ServletWebServerApplicationContext context) {
    this.context = context;
  }

  /** Starts it for a client that is called back at this address. */
  static CompanyProvider start(String back) {
    return new CompanyProvider(
        (ServletWebServerApplicationContext)
            new SpringApplicationBuilder(Wiring.class)
                .web(WebApplicationType.SERVLET)
                .registerShutdownHook(false)
                .properties(
                    Map.of(
                        "server.port",
                        0,
                        "server.address",
                        "127.0.0.1",
                        "test.back",
                        back,
                        "spring.config.name",
                        "provider",
                        "spring.main.banner-mode",
                        "off"))
                .run());
  }

  /** Another name than the server's own: browsers share cookies between ports. */
  String issuer() {
    return "http://localhost:" + context.getWebServer().getPort();
  }

  @Override
  public void close() {
    context.close();
  }

  /** No stereotype stands on it, so that the program's own component scan passes by. */
  @ImportAutoConfiguration({
    ServletWebServerFactoryAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    SecurityAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class
  })
  static class Wiring {
    @Bean
    @Order(1)
    SecurityFilterChain protocol(HttpSecurity http) throws Exception {
      OAuth2AuthorizationServerConfigurer server =
          OAuth2AuthorizationServerConfigurer.authorizationServer();
      return http.securityMatcher(server.getEndpointsMatcher())
          .with(server, protocol -> protocol.oidc(Customizer.withDefaults()))
          .authorizeHttpRequests(any -> any.anyRequest().authenticated())
          .exceptionHandling(
              e -> e.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login")))
          .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain people(HttpSecurity http) throws Exception {
      return http.authorizeHttpRequests(any -> any.anyRequest().authenticated())
          .formLogin(Customizer.withDefaults())
          .build();
    }

    @Bean
    UserDetailsService staff() {
      return new InMemoryUserDetailsManager(
          PEOPLE.keySet().stream()
              .map(name -> User.withUsername(name).password("{noop}" + PASSWORD).build())
              .toList());
    }

    @Bean
    RegisteredClientRepository clients(org.springframework.core.env.Environment environment) {
      return new InMemoryRegisteredClientRepository(
          RegisteredClient.withId("1")
              .clientId("learnwire")
              .clientSecret("{noop}" + SECRET)
              .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
              .redirectUri(environment.getRequiredProperty("test.back"))
              .scopes(all -> all.addAll(List.of("openid", "profile", "email")))
              .clientSettings(
                  ClientSettings.builder()
                      .requireProofKey(true)
                      .requireAuthorizationConsent(false)
                      .build())
              .build());
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims() {
      return token -> {
        if (token.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
          PEOPLE
              .get(token.getPrincipal().getName())
              .forEach((claim, value) -> token.getClaims().claim(claim, value));
        }
      };
    }

    @Bean
    JWKSource<SecurityContext> key() throws JOSEException {
      RSAKey key = new RSAKeyGenerator(2048).keyID("k1").generate();
      return new ImmutableJWKSet<>(new JWKSet(key));
    }

    @Bean
    JwtDecoder decoder(JWKSource<SecurityContext> key) {
      return OAuth2AuthorizationServerConfiguration.jwtDecoder(key);
    }

    @Bean
    AuthorizationServerSettings settings() {
      return AuthorizationServerSettings.builder().build();
    }
  }
}
