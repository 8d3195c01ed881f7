package org.learnwire.app.signin;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/** Spring Security before the pages and the control API, and before nothing else. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SignInSecurity {
  private static final Logger LOG = LoggerFactory.getLogger(SignInSecurity.class);

  /** After the page's headers and its guard. */
  private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 30;

  @Bean
  SecurityFilterChain pageSecurity(
      HttpSecurity http,
      SignInFilter whoItIs,
      Accounts accounts,
      CompanySignIn company,
      Door door,
      Clock clock,
      OurAddress address)
      throws Exception {
    Optional<SingleSignOn> singleSignOn = company.settled();
    Turned turned = new Turned(accounts, singleSignOn.isPresent());
    http.securityContext(
            context -> context.securityContextRepository(new NullSecurityContextRepository()))
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        // The page's guard asks for our origin, and for a token made of the session's cookie.
        .csrf(AbstractHttpConfigurer::disable)
        .headers(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .exceptionHandling(e -> e.authenticationEntryPoint(turned).accessDeniedHandler(turned))
        .addFilterBefore(whoItIs, AnonymousAuthenticationFilter.class)
        .authorizeHttpRequests(
            requests ->
                requests
                    .anyRequest()
                    .access(
                        (authentication, context) ->
                            new AuthorizationDecision(
                                may(authentication.get(), context.getRequest()))));
    if (singleSignOn.isPresent()) {
      signOnce(http, singleSignOn.get(), door, new PendingSignIns(clock, address));
    }
    return http.build();
  }

  /** A request is measured as a whole; a span for each filter of each cost a tenth of a page. */
  @Bean
  SecurityObservationSettings wholeRequestsOnly() {
    return SecurityObservationSettings.noObservations();
  }

  /** An address with dots, slashes or line ends where none belong. What it was is not repeated. */
  @Bean
  RequestRejectedHandler crookedAddresses() {
    return (request, response, crooked) -> {
      LOG.warn("a request was refused: its address or a header is not written as it should be");
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    };
  }

  private static boolean may(Object authentication, HttpServletRequest request) {
    String path = request.getServletPath();
    return Access.isOpen(path)
        || Access.isFrame(path)
        || (authentication instanceof Entered entered && entered.may(request.getMethod(), path));
  }

  private static void signOnce(
      HttpSecurity http, SingleSignOn company, Door door, PendingSignIns pending) throws Exception {
    DefaultOAuth2AuthorizationRequestResolver requests =
        new DefaultOAuth2AuthorizationRequestResolver(company, "/oauth2/authorization");
    requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    http.oauth2Login(
        login ->
            login
                .clientRegistrationRepository(company)
                .authorizedClientRepository(new NoClients())
                .loginPage("/sign-in")
                .authorizationEndpoint(
                    end ->
                        end.authorizationRequestResolver(requests)
                            .authorizationRequestRepository(pending))
                .successHandler(
                    (request, response, authentication) -> {
                      door.singleSignOn(
                          company.who((OidcUser) authentication.getPrincipal()), request, response);
                      response.setStatus(HttpServletResponse.SC_FOUND);
                      response.setHeader("Location", "/");
                    })
                .failureHandler(
                    (request, response, failure) -> {
                      LOG.warn("single sign-on was refused: {}", failure.getMessage());
                      door.refusedSingleSignOn("the provider's answer does not fit", request);
                      response.setStatus(HttpServletResponse.SC_FOUND);
                      response.setHeader("Location", "/sign-in?problem=provider");
                    }));
  }

  /** We call nothing in anybody's name: what the provider would let us call is not kept. */
  private static final class NoClients implements OAuth2AuthorizedClientRepository {
    @Override
    public <T extends org.springframework.security.oauth2.client.OAuth2AuthorizedClient>
        T loadAuthorizedClient(
            String id,
            org.springframework.security.core.Authentication who,
            HttpServletRequest request) {
      return null;
    }

    @Override
    public void saveAuthorizedClient(
        org.springframework.security.oauth2.client.OAuth2AuthorizedClient client,
        org.springframework.security.core.Authentication who,
        HttpServletRequest request,
        HttpServletResponse response) {}

    @Override
    public void removeAuthorizedClient(
        String id,
        org.springframework.security.core.Authentication who,
        HttpServletRequest request,
        HttpServletResponse response) {}
  }

  /** Not over everything, as Boot would: what has credentials of its own passes by. */
  @Bean
  FilterRegistrationBean<Filter> springSecurityEverywhere(
      @Qualifier("springSecurityFilterChain") Filter chain) {
    FilterRegistrationBean<Filter> none = new FilterRegistrationBean<>(chain);
    none.setEnabled(false);
    return none;
  }

  @Bean
  FilterRegistrationBean<OncePerRequestFilter> beforeThePages(
      @Qualifier("springSecurityFilterChain") Filter chain) {
    FilterRegistrationBean<OncePerRequestFilter> before =
        new FilterRegistrationBean<>(new BeforeThePages(chain));
    before.setOrder(ORDER);
    return before;
  }

  @Bean
  FilterRegistrationBean<SignInFilter> signInWithinTheChain(SignInFilter filter) {
    FilterRegistrationBean<SignInFilter> none = new FilterRegistrationBean<>(filter);
    none.setEnabled(false);
    return none;
  }

  /** Hands a request to Spring Security unless it has credentials of its own. */
  private static final class BeforeThePages extends OncePerRequestFilter {
    private final Filter chain;

    BeforeThePages(Filter chain) {
      this.chain = chain;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
      return Access.hasCredentialsOfItsOwn(request.getServletPath());
    }

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain rest)
        throws ServletException, IOException {
      chain.doFilter(request, response, rest);
    }
  }
}
