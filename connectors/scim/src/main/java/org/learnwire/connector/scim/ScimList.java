package org.learnwire.connector.scim;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list, cut by number (RFC 7644, 3.4.2.4): the first is 1. */
final class ScimList {
  /** So many at once; a provider turns the pages. */
  static final int MOST = 200;

  private ScimList() {}

  static ObjectNode asked(List<ObjectNode> all, @Nullable String startIndex, @Nullable String count)
      throws ScimFault {
    int start = Math.max(1, number(startIndex, 1));
    int most = Math.min(MOST, Math.max(0, number(count, MOST)));
    return of(all, start, most);
  }

  static ObjectNode of(List<ObjectNode> all, int start, int most) {
    List<ObjectNode> some = all.stream().skip(start - 1L).limit(most).toList();
    ObjectNode list = JsonNodeFactory.instance.objectNode();
    list.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:ListResponse");
    list.put("totalResults", all.size()).put("startIndex", start).put("itemsPerPage", some.size());
    list.putArray("Resources").addAll(some);
    return list;
  }

  private static int number(@Nullable String text, int otherwise) throws ScimFault {
    try {
      return text == null || text.isBlank() ? otherwise : Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw ScimFault.invalidValue("startIndex and count are numbers");
    }
  }
}
