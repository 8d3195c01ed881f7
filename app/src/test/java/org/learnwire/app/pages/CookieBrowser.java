package org.learnwire.app.pages;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Debian's Chromium with what its users can say about cookies: kept everywhere, within one site's
 * pages only, or not at all for a site within another one's pages.
 */
public final class CookieBrowser implements AutoCloseable {
  private final Playwright playwright;
  private final BrowserContext profile;

  private CookieBrowser(Path folder, String preferences) throws IOException {
    Path file = Files.createDirectories(folder.resolve("Default")).resolve("Preferences");
    Files.writeString(file, preferences);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    profile =
        playwright
            .chromium()
            .launchPersistentContext(
                folder,
                new BrowserType.LaunchPersistentContextOptions()
                    .setExecutablePath(PageBrowser.CHROMIUM)
                    .setReducedMotion(ReducedMotion.REDUCE)
                    .setArgs(PageBrowser.ARGUMENTS));
  }

  /** Third-party cookies are kept, as browsers did for long. */
  public static CookieBrowser keeping(Path folder) throws IOException {
    return new CookieBrowser(folder, "{\"profile\": {\"cookie_controls_mode\": 0}}");
  }

  /** A user has forbidden every cookie of one host within the pages of another. */
  public static CookieBrowser blocking(Path folder, String host, String within) throws IOException {
    return new CookieBrowser(
        folder,
        """
        {"profile": {"content_settings": {"exceptions": {"cookies": {"%s,%s": {"setting": 2}}}}}}
        """
            .formatted(host, within));
  }

  /** A private window. */
  public BrowserContext apart() {
    return profile
        .browser()
        .newContext(new Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE));
  }

  /** From now on a site within this page keeps cookies for within this page's site alone. */
  public static void split(Page page) {
    CDPSession tools = page.context().newCDPSession(page);
    JsonObject controls = new JsonObject();
    controls.addProperty("enableThirdPartyCookieRestriction", true);
    controls.addProperty("disableThirdPartyCookieMetadata", true);
    controls.addProperty("disableThirdPartyCookieHeuristics", true);
    tools.send("Network.enable");
    tools.send("Network.setCookieControls", controls);
  }

  @Override
  public void close() {
    profile.close();
    playwright.close();
  }
}
