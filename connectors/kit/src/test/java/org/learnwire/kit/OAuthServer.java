package org.learnwire.kit;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.KeyPair;
import java.security.Principal;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Spring Authorization Server, and a resource that only its living tokens open. */
final class OAuthServer implements AutoCloseable {
  private final ConfigurableApplicationContext context;

  OAuthServer() {
    SpringApplication application = new SpringApplication(Configuration.class);
    application.setRegisterShutdownHook(false);
    context =
        application.run(
            "--server.port=0",
            "--server.address=127.0.0.1",
            "--spring.main.banner-mode=off",
            "--logging.level.root=WARN");
    context.getBean(InMemoryRegisteredClientRepository.class).save(signing());
  }

  private RegisteredClient signing() {
    return Configuration.client("signing", ClientAuthenticationMethod.PRIVATE_KEY_JWT)
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
        .clientSettings(
            ClientSettings.builder()
                .jwkSetUrl(url() + "/client-keys")
                .tokenEndpointAuthenticationSigningAlgorithm(SignatureAlgorithm.RS256)
                .build())
        .build();
  }

  /** Of a client, with characters that have to be encoded. */
  static String secret(String client) {
    return "client/secret+of:" + client;
  }

  String url() {
    return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
  }

  /** The refresh token of a person who has signed in and agreed. */
  String refreshToken() {
    RegisteredClient client =
        context.getBean(RegisteredClientRepository.class).findByClientId("person");
    OAuth2RefreshToken token =
        new OAuth2RefreshToken(
            "refresh-of-ana-1", Instant.now(), Instant.now().plus(Duration.ofDays(1)));
    authorizations()
        .save(
            OAuth2Authorization.withRegisteredClient(client)
                .principalName("ana")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizedScopes(Set.of("read"))
                .attribute(
                    Principal.class.getName(),
                    UsernamePasswordAuthenticationToken.authenticated("ana", null, Set.of()))
                .accessToken(
                    new OAuth2AccessToken(
                        OAuth2AccessToken.TokenType.BEARER,
                        "access-of-ana-1",
                        Instant.now(),
                        Instant.now().plusSeconds(60)))
                .refreshToken(token)
                .build());
    return token.getTokenValue();
  }

  boolean takes(String refreshToken) {
    return authorizations().findByToken(refreshToken, OAuth2TokenType.REFRESH_TOKEN) != null;
  }

  private OAuth2AuthorizationService authorizations() {
    return context.getBean(OAuth2AuthorizationService.class);
  }

  @Override
  public void close() {
    context.close();
  }

  @SpringBootConfiguration
  @EnableAutoConfiguration
  static class Configuration {
    @Bean
    @Order(1)
    SecurityFilterChain tokens(HttpSecurity http) throws Exception {
      OAuth2AuthorizationServerConfigurer server =
          OAuth2AuthorizationServerConfigurer.authorizationServer();
      http.securityMatcher(server.getEndpointsMatcher()).with(server, Customizer.withDefaults());
      return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain others(HttpSecurity http) throws Exception {
      return http.authorizeHttpRequests(any -> any.anyRequest().permitAll()).build();
    }

    @Bean
    OAuth2AuthorizationService authorizations() {
      return new InMemoryOAuth2AuthorizationService();
    }

    @Bean
    JWKSource<SecurityContext> serverKey() {
      KeyPair pair = TestKeys.pair();
      return new ImmutableJWKSet<>(
          new JWKSet(
              new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                  .privateKey(pair.getPrivate())
                  .keyID("server")
                  .build()));
    }

    @Bean
    InMemoryRegisteredClientRepository clients() {
      return new InMemoryRegisteredClientRepository(
          client("machine", ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
              .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
              .build(),
          client("posting", ClientAuthenticationMethod.CLIENT_SECRET_POST)
              .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
              .build(),
          client("person", ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
              .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
              .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
              .redirectUri("http://127.0.0.1/back")
              .tokenSettings(TokenSettings.builder().reuseRefreshTokens(false).build())
              .build());
    }

    private static RegisteredClient.Builder client(String id, ClientAuthenticationMethod method) {
      return RegisteredClient.withId(id)
          .clientId(id)
          .clientSecret("{noop}" + secret(id))
          .clientAuthenticationMethod(method)
          .scope("read");
    }

    @Bean
    Resource resource(OAuth2AuthorizationService authorizations) {
      return new Resource(authorizations);
    }
  }

  /** What tokens are for. */
  @RestController
  static class Resource {
    private final OAuth2AuthorizationService authorizations;

    Resource(OAuth2AuthorizationService authorizations) {
      this.authorizations = authorizations;
    }

    @GetMapping("/things")
    ResponseEntity<Map<String, Object>> things(@RequestHeader("Authorization") String header) {
      OAuth2Authorization found =
          authorizations.findByToken(header.replace("Bearer ", ""), OAuth2TokenType.ACCESS_TOKEN);
      return found == null || !found.getAccessToken().isActive()
          ? ResponseEntity.status(HttpStatus.UNAUTHORIZED).body(Map.of("error", "invalid_token"))
          : ResponseEntity.ok(Map.of("ok", true, "who", found.getPrincipalName(), "token", header));
    }

    /** What the signing client publishes of itself. */
    @GetMapping("/client-keys")
    Map<String, Object> keys() {
      return new JWKSet(
              new RSAKey.Builder((RSAPublicKey) TestKeys.PAIR.getPublic())
                  .keyID("k1")
                  .algorithm(JWSAlgorithm.RS256)
                  .build())
          .toJSONObject();
    }
  }
}
