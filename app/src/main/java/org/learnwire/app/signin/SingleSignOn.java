package org.learnwire.app.signin;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * The company's own sign-in by OpenID Connect. Its provider is asked for its addresses at the first
 * need: one that is down does not keep the server from starting.
 */
final class SingleSignOn implements ClientRegistrationRepository {
  static final String ID = "company";

  private final SingleSignOnSettings settings;
  private final OurAddress address;
  private final Function<String, Optional<String>> personOf;
  private volatile @Nullable ClientRegistration known;

  /**
   * Signs in by these settings.
   *
   * @param personOf the person of a work address, where there is one
   */
  SingleSignOn(
      SingleSignOnSettings settings,
      OurAddress address,
      Function<String, Optional<String>> personOf) {
    this.settings = settings;
    this.address = address;
    this.personOf = personOf;
  }

  @Override
  public @Nullable ClientRegistration findByRegistrationId(String id) {
    if (!id.equals(ID)) {
      return null;
    }
    ClientRegistration registration = known;
    if (registration == null) {
      registration =
          ClientRegistrations.fromIssuerLocation(settings.issuer())
              .registrationId(ID)
              .clientId(settings.clientId())
              .clientSecret(settings.clientSecret())
              .clientName(settings.title())
              .scope(List.of("openid", "profile", "email"))
              .redirectUri(address.publicOrigin().orElse("{baseUrl}") + "/login/oauth2/code/" + ID)
              .build();
      known = registration;
    }
    return registration;
  }

  String title() {
    return settings.title();
  }

  /** Whoever the provider has proven, with the roles that its claim names here. */
  SignedIn who(OidcUser user) {
    Map<String, Object> claims = user.getClaims();
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String value : values(claims.get(settings.roleClaim()))) {
      Role role = settings.roles().get(value);
      if (role != null) {
        roles.add(role);
      }
    }
    // An address that its owner did not prove could be anybody's.
    boolean proven = Boolean.TRUE.equals(user.getEmailVerified()) && user.getEmail() != null;
    String person = proven ? personOf.apply(user.getEmail()).orElse(null) : null;
    return new SignedIn(called(user), roles.isEmpty() ? Set.of(Role.VIEWER) : roles, person);
  }

  private static String called(OidcUser user) {
    String name =
        Optional.ofNullable(user.getPreferredUsername())
            .or(() -> Optional.ofNullable(user.getEmail()))
            .orElse(user.getSubject());
    return name.replaceAll("\\p{Cntrl}", " ");
  }

  private static List<String> values(@Nullable Object claim) {
    return claim instanceof Collection<?> many
        ? many.stream().map(String::valueOf).toList()
        : claim == null ? List.of() : List.of(String.valueOf(claim));
  }
}
