package org.learnwire.app.desk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.learnwire.routes.EvidenceSheet;
import org.learnwire.routes.EvidenceWords;

/**
 * An evidence sheet on A4 paper. The font goes into the file, so that every reader shows the
 * letters of every language, and its text can be marked and read aloud.
 */
final class EvidencePdf {
  /** Liberation Sans (SIL Open Font License), as PDFBox brings it. */
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private static final float MARGIN = 56;
  private static final float TITLE = 18;
  private static final float HEADING = 13;
  private static final float TEXT = 10.5f;
  private static final float SMALL = 9;
  private static final float DAY_COLUMN = 112;

  private final PDDocument document = new PDDocument();
  private final PDFont font;
  private PDPageContentStream page;
  private float y;

  private EvidencePdf() throws IOException {
    try (InputStream in = PDDocument.class.getResourceAsStream(FONT)) {
      font = PDType0Font.load(document, in, true);
    }
  }

  static byte[] of(EvidenceSheet sheet) {
    try {
      return new EvidencePdf().write(sheet);
    } catch (IOException e) {
      throw new UncheckedIOException("an evidence sheet cannot be written as PDF", e);
    }
  }

  private byte[] write(EvidenceSheet sheet) throws IOException {
    EvidenceWords words = EvidenceWords.of(sheet.language());
    try (document) {
      document.getDocumentInformation().setTitle(words.title(sheet));
      document.getDocumentCatalog().setLanguage(sheet.language());
      turn();
      lines(words.title(sheet), TITLE, 0);
      for (EvidenceSheet.Part part : sheet.parts()) {
        y -= HEADING;
        lines(words.heading(part.kind()), HEADING, 0);
        for (EvidenceSheet.Item item : part.items()) {
          item(words.day(item.day()), item.text());
        }
      }
      y -= HEADING;
      lines(words.foot(sheet), SMALL, 0);
      page.close();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  private void item(String day, String text) throws IOException {
    room(TEXT);
    float top = y;
    put(printable(day), TEXT, 0, y - TEXT);
    lines(text, TEXT, DAY_COLUMN);
    y = Math.min(y, top - TEXT * 1.5f);
  }

  private void lines(String text, float size, float indent) throws IOException {
    for (String line : wrapped(printable(text), size, width() - indent)) {
      room(size);
      put(line, size, indent, y - size);
      y -= size * 1.5f;
    }
  }

  private void put(String text, float size, float indent, float at) throws IOException {
    page.beginText();
    page.setFont(font, size);
    page.newLineAtOffset(MARGIN + indent, at);
    page.showText(text);
    page.endText();
  }

  private void room(float size) throws IOException {
    if (y - size < MARGIN) {
      page.close();
      turn();
    }
  }

  private void turn() throws IOException {
    PDPage next = new PDPage(PDRectangle.A4);
    document.addPage(next);
    page = new PDPageContentStream(document, next);
    y = PDRectangle.A4.getHeight() - MARGIN;
  }

  private static float width() {
    return PDRectangle.A4.getWidth() - 2 * MARGIN;
  }

  /** A letter that the font lacks would end the writing: a picture in a thank-you, say. */
  private String printable(String text) {
    StringBuilder kept = new StringBuilder();
    text.replaceAll("\\s+", " ")
        .codePoints()
        .forEach(letter -> kept.append(has(letter) ? Character.toString(letter) : "□"));
    return kept.toString();
  }

  private boolean has(int letter) {
    try {
      font.encode(Character.toString(letter));
      return true;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  private List<String> wrapped(String text, float size, float width) throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (font.getStringWidth(longer) / 1000 * size > width && !line.isEmpty()) {
        lines.add(line.toString());
        line = new StringBuilder(word);
      } else {
        line = new StringBuilder(longer);
      }
    }
    lines.add(line.toString());
    return lines;
  }
}
