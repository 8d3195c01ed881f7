package org.learnwire.kit.manifest;

import java.util.List;
import org.learnwire.kit.json.FieldPath;

/** Reads how a list goes on. */
final class PageReader {
  private PageReader() {}

  static Paging read(Section section) {
    if (!section.has("page") || section.isText("page")) {
      if (section.has("page") && !section.needText("page").equals("none")) {
        throw section.wrong(
            "page", "cannot be " + section.needText("page"), Vocabulary.PAGE.names());
      }
      return new Paging.None();
    }
    Section page = section.needSection("page").only(Vocabulary.PAGE);
    if (page.keys().size() != 1) {
      throw section.wrong("page", "says exactly one of these", Vocabulary.PAGE.names());
    }
    return switch (page.keys().iterator().next()) {
      case "offset" -> offset(page.needSection("offset").only(Vocabulary.OFFSET), section);
      case "number" -> number(page.needSection("number").only(Vocabulary.NUMBER), section);
      case "cursor" -> cursor(page.needSection("cursor").only(Vocabulary.CURSOR), section);
      case "link" -> new Paging.Link(page.needText("link"));
      default -> new Paging.Next(FieldPath.of(page.needText("next")));
    };
  }

  private static Paging offset(Section offset, Section list) {
    return new Paging.Offset(
        offset.needText("offset"), offset.needText("limit"), size(offset), place(offset, list));
  }

  private static Paging number(Section number, Section list) {
    return new Paging.Number(
        number.needText("param"),
        number.needText("sizeParam"),
        size(number),
        (int) number.number("first", 0),
        place(number, list));
  }

  private static Paging cursor(Section cursor, Section list) {
    if (cursor.has("size") != cursor.has("sizeParam")) {
      throw cursor.missing("both of size and sizeParam, or neither");
    }
    return new Paging.Cursor(
        cursor.needText("param"),
        FieldPath.of(cursor.needText("from")),
        cursor.textOrNull("sizeParam"),
        size(cursor),
        place(cursor, list));
  }

  /** A field in the body needs one to stand in. */
  private static Place place(Section section, Section list) {
    Place place = section.word("in", Place.class, Place.QUERY);
    if (place == Place.BODY && (list.has("get") || list.has("delete"))) {
      throw section.wrong("in", "cannot be body: the call has none", List.of("query", "form"));
    }
    return place;
  }

  private static int size(Section section) {
    int size = (int) section.number("size", 100);
    if (size < 1) {
      throw section.wrong("size", "must be at least 1", List.of());
    }
    return size;
  }
}
