package org.learnwire.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotCaret;
import com.microsoft.playwright.options.ViewportSize;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Checks what can be checked of a page without looking at it, and takes a picture for whoever
 * looks: in the long run, and with {@code -Dlearnwire.pictures=true}.
 */
public final class PageLook {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final boolean PICTURES =
      Boolean.getBoolean("learnwire.long") || Boolean.getBoolean("learnwire.pictures");

  /** Pills whose words stand out of the row, the cell, the card or the head that holds them. */
  private static final String OUTSIDE =
      """
      () => [...document.querySelectorAll('.pill')].filter(pill => {
        const place = pill.closest('.row, td, .stage, .card-head, li, .card, .head').getBoundingClientRect();
        const own = pill.getBoundingClientRect();
        return own.width > 0 && (own.left < place.left - 1 || own.right > place.right + 1);
      }).map(pill => pill.textContent)
      """;

  private PageLook() {}

  public static void at(Page page, String name) {
    if (PICTURES) {
      picture(page, name);
    }
    fits(page, name);
    assertThat((List<?>) page.evaluate(script())).as(name).isEmpty();
    assertThat((List<?>) page.evaluate(OUTSIDE))
        .as("%s: pills outside their place", name)
        .isEmpty();
  }

  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            // Hiding it would leave style attributes, which our own policy refuses at the next
            // swap.
            .setCaret(ScreenshotCaret.INITIAL)
            .setPath(SCREENSHOTS.resolve(name + ".png")));
  }

  /** The same page in a window of another width, without a picture. */
  static void fits(Page page, String name, int width) {
    ViewportSize before = page.viewportSize();
    page.setViewportSize(width, 900);
    fits(page, name + " at " + width);
    page.setViewportSize(before.width, before.height);
  }

  private static void fits(Page page, String name) {
    assertThat(
            page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .as("%s is wider than the window by", name)
        .isEqualTo(0);
  }

  private static String script() {
    try (InputStream in = PageLook.class.getResourceAsStream("accessible.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
