package org.learnwire.app.settings;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.learnwire.routes.JourneySettings.NamedText;

/** A file that the settings name. */
final class TextFile {
  private TextFile() {}

  static NamedText read(YamlMap map, String key, Path path) {
    try {
      String text = Files.readString(path);
      return new NamedText(
          path.getFileName().toString(), text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (MalformedInputException e) {
      throw map.wrong(
          key, "names " + path.getFileName() + ", which is not UTF-8; save it as UTF-8");
    } catch (IOException e) {
      throw map.wrong(key, "names " + path + ", which cannot be read");
    }
  }
}
