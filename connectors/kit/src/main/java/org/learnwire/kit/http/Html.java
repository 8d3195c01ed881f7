package org.learnwire.kit.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person would read first on a page that came instead of an answer. */
interface Html {
  Pattern TITLE = Pattern.compile("(?is)<title[^>]*>(.*?)</title>");

  static String title(String page) {
    Matcher title = TITLE.matcher(page);
    String text = text(title.find() ? title.group(1) : page);
    return "\"" + (text.length() <= 120 ? text : text.substring(0, 120) + "…") + "\"";
  }

  static String text(String page) {
    return page.replaceAll("(?s)<[^>]*>", " ").replaceAll("\\s+", " ").strip();
  }
}
