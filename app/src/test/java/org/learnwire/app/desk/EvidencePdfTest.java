package org.learnwire.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.learnwire.routes.EvidenceSheet;
import org.learnwire.routes.EvidenceSheet.Item;
import org.learnwire.routes.EvidenceSheet.Kind;
import org.learnwire.routes.EvidenceSheet.Part;

/** What a reader of the file sees, marks and copies. */
class EvidencePdfTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de | Größere Übungen für Jürgen ß „Äpfel“ | Lernnachweise von Ana López | 21. November 2026",
        "es | ¿Qué tal, señor? ¡Enseñó cómo, sí! | Evidencias de aprendizaje de Ana López | noviembre",
        "fr | Ça a été très apprécié, l’œuvre « naïve » | Preuves d’apprentissage de Ana López | novembre",
        "en | Well done – 60 % of it, € 5 saved | Learning evidence of Ana López | 21 November 2026"
      })
  void its_text_can_be_marked_in_every_language_and_its_font_is_in_it(
      String language, String said, String title, String day) throws IOException {
    byte[] file = EvidencePdf.of(sheet(language, List.of(new Item("1", DAY, said))));

    try (PDDocument document = Loader.loadPDF(file)) {
      String text = new PDFTextStripper().getText(document);
      assertThat(text).contains(said, title, day);
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo(language);
      assertThat(document.getDocumentInformation().getTitle()).startsWith(title);
      for (PDPage page : document.getPages()) {
        for (COSName name : page.getResources().getFontNames()) {
          assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"120"})
  void much_goes_onto_more_pages_and_what_the_font_lacks_is_marked(int count) throws IOException {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      items.add(new Item("" + i, DAY, "line " + i + " \uD83C\uDF89 " + "and more ".repeat(20)));
    }

    try (PDDocument document = Loader.loadPDF(EvidencePdf.of(sheet("en", items)))) {
      String text = new PDFTextStripper().getText(document);
      assertThat(document.getNumberOfPages()).isGreaterThan(3);
      assertThat(text).contains("line 0", "line " + (count - 1)).doesNotContain("\uD83C\uDF89");
    }
  }

  private static EvidenceSheet sheet(String language, List<Item> items) {
    return new EvidenceSheet(
        "Ana López",
        "2026",
        LocalDate.of(2026, 1, 1),
        LocalDate.of(2026, 12, 31),
        language,
        DAY,
        List.of(new Part(Kind.RECOGNITION, items)));
  }
}
