package org.learnwire.ltitool.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.LocaleResolver;

/**
 * The language of a page: as the person chose or their HR system says, as the launch asked, as the
 * browser likes; always one of those that there are words in.
 */
public final class FrameLocale implements LocaleResolver {
  static final List<Locale> SPOKEN =
      List.of(Locale.ENGLISH, Locale.GERMAN, Locale.forLanguageTag("es"), Locale.FRENCH);
  private static final String CHOSEN = FrameLocale.class.getName();

  /** For this request the first of these languages that there are words in. */
  public static void choose(HttpServletRequest request, @Nullable String... tags) {
    for (String tag : tags) {
      Optional<Locale> spoken = tag == null ? Optional.empty() : spoken(tag);
      if (spoken.isPresent()) {
        request.setAttribute(CHOSEN, spoken.get());
        return;
      }
    }
  }

  /** The language of a tag such as {@code de-AT}, if there are words in it. */
  static Optional<Locale> spoken(String tag) {
    String language = Locale.forLanguageTag(tag.replace('_', '-')).getLanguage();
    return SPOKEN.stream().filter(each -> each.getLanguage().equals(language)).findFirst();
  }

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    if (request.getAttribute(CHOSEN) instanceof Locale chosen) {
      return chosen;
    }
    for (Locale liked : java.util.Collections.list(request.getLocales())) {
      Optional<Locale> spoken = spoken(liked.toLanguageTag());
      if (spoken.isPresent()) {
        return spoken.get();
      }
    }
    return Locale.ENGLISH;
  }

  @Override
  public void setLocale(
      HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
    throw new IllegalStateException("a language is chosen by a person, not by a request");
  }
}
