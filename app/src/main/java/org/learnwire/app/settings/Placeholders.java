package org.learnwire.app.settings;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code ${NAME}} from the environment, {@code ${NAME:-otherwise}}, {@code ${file:PATH}} from a
 * file whose last line break is dropped. Secrets come in this way only, never as arguments.
 */
final class Placeholders {
  private static final Pattern FORM = Pattern.compile("\\$\\{([^}]*)}");

  private final Path folder;
  private final UnaryOperator<@Nullable String> environment;

  Placeholders(Path folder, UnaryOperator<@Nullable String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  String fill(String value, Function<String, InvalidSettings> missing) {
    Matcher matcher = FORM.matcher(value);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(
          filled, Matcher.quoteReplacement(resolved(matcher.group(1), missing)));
    }
    return matcher.appendTail(filled).toString();
  }

  private String resolved(String form, Function<String, InvalidSettings> missing) {
    if (form.startsWith("file:")) {
      return content(form.substring(5), missing);
    }
    int otherwise = form.indexOf(":-");
    String name = otherwise < 0 ? form : form.substring(0, otherwise);
    String value = environment.apply(name);
    if (value != null && !value.isBlank()) {
      return value;
    }
    if (otherwise >= 0) {
      return form.substring(otherwise + 2);
    }
    throw missing.apply("the environment variable " + name + ", which is not set");
  }

  /** What a file says, whose last line breaks are dropped. */
  String content(String name, Function<String, InvalidSettings> missing) {
    Path path = folder.resolve(name);
    try {
      String text = Files.readString(path).stripTrailing();
      if (text.isBlank()) {
        throw missing.apply("the file " + path + ", which is empty");
      }
      return text;
    } catch (NoSuchFileException e) {
      throw missing.apply("the file " + path + ", which is not there");
    } catch (AccessDeniedException e) {
      throw missing.apply("the file " + path + ", which this user may not read");
    } catch (MalformedInputException e) {
      throw missing.apply("the file " + path + ", which is no UTF-8 text");
    } catch (IOException e) {
      throw missing.apply(
          "the file "
              + path
              + ", which "
              + (Files.isDirectory(path) ? "is a folder" : "cannot be read"));
    }
  }
}
