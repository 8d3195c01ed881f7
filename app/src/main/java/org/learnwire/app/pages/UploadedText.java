package org.learnwire.app.pages;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The text of an uploaded file, or why it is none.
 *
 * @param text empty where there is a problem
 */
record UploadedText(String text, @Nullable LineProblem problem) {
  static final int MOST_BYTES = 512 * 1024;

  static UploadedText of(byte[] file) {
    if (file.length == 0) {
      return refused("The file is empty, or none was chosen.", "Choose a CSV file.");
    }
    if (file.length > MOST_BYTES) {
      return refused(
          "The file is larger than 512 KB.", "Split it and import the parts one by one.");
    }
    if (file.length > 1 && file[0] == 'P' && file[1] == 'K') {
      return refused(
          "This is a workbook, not a CSV file.", "Save it as “CSV UTF-8” and import that.");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
      return new UploadedText(text.startsWith("\uFEFF") ? text.substring(1) : text, null);
    } catch (CharacterCodingException otherEncoding) {
      return refused("The file is not in UTF-8.", "Save it as “CSV UTF-8” and import that.");
    }
  }

  private static UploadedText refused(String what, String next) {
    return new UploadedText("", LineProblem.ofFile(what, next));
  }
}
