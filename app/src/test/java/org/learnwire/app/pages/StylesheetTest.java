package org.learnwire.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WCAG 2.2, 1.4.3 and 1.4.11: text 4.5 to 1, borders of fields 3 to 1, in both schemes. */
class StylesheetTest {
  private static final Pattern TOKEN = Pattern.compile("--([a-z-]+): (#[0-9a-f]{6});");
  private final String css = css();

  @ParameterizedTest
  @CsvSource({
    "ink, card, 4.5",
    "ink, ground, 4.5",
    "ink, marked, 4.5",
    "ink, good-soft, 4.5",
    "ink, waiting-soft, 4.5",
    "ink, wrong-soft, 4.5",
    "ink, accent-soft, 4.5",
    "soft, card, 4.5",
    "soft, ground, 4.5",
    "soft, marked, 4.5",
    "soft, quiet-soft, 4.5",
    "accent, card, 4.5",
    "accent, ground, 4.5",
    "accent, accent-soft, 4.5",
    "on-accent, accent, 4.5",
    "good, card, 4.5",
    "good, good-soft, 4.5",
    "good, marked, 4.5",
    "waiting, waiting-soft, 4.5",
    "wrong, card, 4.5",
    "wrong, wrong-soft, 4.5",
    "wrong, marked, 4.5",
    "field, card, 3.0"
  })
  void text_stands_out_from_its_ground(String text, String ground, double least) {
    String[] schemes = css.split("@media \\(prefers-color-scheme: dark\\)", 2);
    Map<String, String> light = tokens(schemes[0]);
    Map<String, String> dark = new HashMap<>(light);
    dark.putAll(tokens(schemes[1]));

    assertThat(contrast(light.get(text), light.get(ground))).as("light").isGreaterThan(least);
    assertThat(contrast(dark.get(text), dark.get(ground))).as("dark").isGreaterThan(least);
  }

  @Test
  void a_colour_is_named_once_among_the_tokens() {
    String rules = css.substring(css.indexOf("/* Ground"));

    assertThat(rules).doesNotContainPattern("#[0-9a-fA-F]{3,8}[; ]");
  }

  private static Map<String, String> tokens(String part) {
    Map<String, String> tokens = new HashMap<>();
    Matcher matcher = TOKEN.matcher(part);
    while (matcher.find()) {
      tokens.putIfAbsent(matcher.group(1), matcher.group(2));
    }
    return tokens;
  }

  private static double contrast(String one, String other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String colour) {
    int rgb = Integer.parseInt(colour.substring(1), 16);
    return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
  }

  private static double linear(int channel) {
    double share = (channel & 0xff) / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  private static String css() {
    try (InputStream in =
        StylesheetTest.class.getResourceAsStream("/static/assets/learnwire.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
