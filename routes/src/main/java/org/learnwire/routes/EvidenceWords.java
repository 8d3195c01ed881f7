package org.learnwire.routes;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The words of an evidence sheet in one language. */
public final class EvidenceWords {
  // title, practice, feedback, recognition, goals, applied, coached, due, goal reached, foot
  private static final Map<String, List<String>> BY_LANGUAGE =
      Map.of(
          "en",
          List.of(
              "Learning evidence of %s, %s",
              "Practice",
              "Feedback",
              "Recognition",
              "Goals",
              "Seen applying “%s”",
              "Coached on “%s”",
              "due %s",
              "%s %%",
              "%s to %s. Put together on %s and released by the person it is about. It holds no test"
                  + " results."),
          "de",
          List.of(
              "Lernnachweise von %s, %s",
              "Praxis",
              "Rückmeldungen",
              "Anerkennung",
              "Ziele",
              "„%s“ im Arbeitsalltag angewendet",
              "Gecoacht zu „%s“",
              "fällig am %s",
              "%s %%",
              "%s bis %s. Zusammengestellt am %s und freigegeben von der Person, um die es geht. Enthält"
                  + " keine Testergebnisse."),
          "es",
          List.of(
              "Evidencias de aprendizaje de %s, %s",
              "Práctica",
              "Comentarios",
              "Reconocimientos",
              "Objetivos",
              "Aplicó «%s» en el trabajo",
              "Acompañamiento sobre «%s»",
              "fecha límite: %s",
              "%s %%",
              "Del %s al %s. Reunidas el %s y compartidas por la propia persona. No contienen resultados"
                  + " de pruebas."),
          "fr",
          List.of(
              "Preuves d’apprentissage de %s, %s",
              "Pratique",
              "Retours",
              "Reconnaissance",
              "Objectifs",
              "A appliqué « %s » au travail",
              "Accompagnement sur « %s »",
              "échéance : %s",
              "%s %%",
              "Du %s au %s. Réunies le %s et communiquées par la personne concernée. Elles ne contiennent"
                  + " aucun résultat de test."));

  private final List<String> words;
  private final Locale locale;

  private EvidenceWords(String language) {
    this.words = BY_LANGUAGE.get(language);
    this.locale = Locale.forLanguageTag(language.equals("en") ? "en-GB" : language);
  }

  /** The words of a language, else those of English. */
  public static EvidenceWords of(String language) {
    String base = language.toLowerCase(Locale.ROOT).replaceFirst("-.*", "");
    return new EvidenceWords(BY_LANGUAGE.containsKey(base) ? base : "en");
  }

  public String title(EvidenceSheet sheet) {
    return words.get(0).formatted(sheet.person(), sheet.period());
  }

  public String heading(EvidenceSheet.Kind kind) {
    return words.get(1 + kind.ordinal());
  }

  public String foot(EvidenceSheet sheet) {
    return words.get(9).formatted(day(sheet.from()), day(sheet.to()), day(sheet.made()));
  }

  public String day(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(day);
  }

  String applied(String what) {
    return words.get(5).formatted(what);
  }

  String coached(String what) {
    return words.get(6).formatted(what);
  }

  String due(String day) {
    return words.get(7).formatted(day);
  }

  String percent(long percent) {
    return words.get(8).formatted(percent);
  }
}
