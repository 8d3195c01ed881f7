package org.learnwire.app.pages;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Deque's accessibility checker, on a page as it stands in the browser. */
public final class Axe {
  private static final String CHECKER = checker();

  private static final String SERIOUS =
      """
      async () => (await axe.run(document, {resultTypes: ['violations']})).violations
        .filter(each => each.impact === 'serious' || each.impact === 'critical')
        .map(each => each.id + ': ' + each.nodes.map(node => node.html).join(' | '))
      """;

  private Axe() {}

  /** What is serious or critical, a line each; empty is good. */
  public static List<String> findings(Page page) {
    return findings(page.mainFrame());
  }

  /** The same of a page within another. */
  public static List<String> findings(Frame frame) {
    frame.evaluate(CHECKER);
    return ((List<?>) frame.evaluate(SERIOUS)).stream().map(String::valueOf).toList();
  }

  private static String checker() {
    String file = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
    try (InputStream in = Axe.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
