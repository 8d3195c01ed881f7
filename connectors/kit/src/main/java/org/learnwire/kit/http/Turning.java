package org.learnwire.kit.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.manifest.Call;
import org.learnwire.kit.manifest.ListCall;
import org.learnwire.kit.manifest.Paging;

/** How one list goes from page to page, and that it does go on. */
final class Turning {
  /** So many pages without a record, each of which names a next one, are no list any more. */
  private static final int EMPTY_IN_A_ROW = 100;

  private final Caller caller;
  private final ListCall list;
  private final Set<String> marks = new HashSet<>();
  private @Nullable JsonNode firstOfPage;
  private @Nullable String named;
  private int page;
  private int empty;

  Turning(Caller caller, ListCall list) {
    this.caller = caller;
    this.list = list;
  }

  Call first() {
    Paging paging = list.paging();
    if (paging instanceof Paging.Cursor cursor && cursor.sizeParam() != null) {
      return list.call().with(cursor.sizeParam(), IntNode.valueOf(cursor.size()), cursor.in());
    }
    return numbered();
  }

  /** Where the list goes on, as text that {@link #from} reads another time; none at its start. */
  Optional<String> place() {
    Paging paging = list.paging();
    boolean counted = paging instanceof Paging.Offset || paging instanceof Paging.Number;
    return counted ? Optional.of(Integer.toString(page)) : Optional.ofNullable(named);
  }

  /** The call at a place. */
  Call from(String place) {
    Paging paging = list.paging();
    if (paging instanceof Paging.Cursor cursor) {
      return first().with(cursor.param(), TextNode.valueOf(place), cursor.in());
    }
    if (paging instanceof Paging.Next || paging instanceof Paging.Link) {
      return list.call().to(place);
    }
    page = Integer.parseInt(place);
    return numbered();
  }

  /** A system that does not know the paging parameter would give its first page for ever. */
  void began(Call call, JsonNode first) throws CallFailure {
    if (first.equals(firstOfPage)) {
      throw caller.doesNotPage(call, "gave the same page twice");
    }
    firstOfPage = first;
  }

  /**
   * The call for the page after this one; empty after the last.
   *
   * @param records how many this page had
   */
  Optional<Call> next(Call call, Reading read, int records) throws CallFailure {
    page++;
    empty = records == 0 ? empty + 1 : 0;
    Paging paging = list.paging();
    if (paging instanceof Paging.Offset || paging instanceof Paging.Number) {
      return records < paging.asked() ? Optional.empty() : Optional.of(numbered());
    }
    if (paging instanceof Paging.None) {
      return Optional.empty();
    }
    if (paging instanceof Paging.Cursor cursor) {
      Optional<JsonNode> mark = cursor.from().first(read.envelope()).filter(Turning::says);
      if (mark.isEmpty()) {
        return Optional.empty();
      }
      fresh(call, mark.get().asText());
      return Optional.of(first().with(cursor.param(), mark.get(), cursor.in()));
    }
    Optional<String> named =
        paging instanceof Paging.Link link
            ? read.link(link.rel())
            : ((Paging.Next) paging).url().text(read.envelope());
    Optional<String> address = named.filter(text -> !text.isBlank());
    if (address.isEmpty()) {
      return Optional.empty();
    }
    String whole = read.resolved(address.get());
    fresh(call, whole);
    return Optional.of(call.to(whole));
  }

  /** A next page that was there before leads round for ever. */
  private void fresh(Call call, String mark) throws CallFailure {
    if (!marks.add(mark)) {
      throw caller.doesNotPage(call, "names a next page that it named before");
    }
    named = mark;
    if (empty > EMPTY_IN_A_ROW) {
      throw caller.doesNotPage(call, "gave " + empty + " empty pages in a row");
    }
  }

  private static boolean says(JsonNode mark) {
    return mark.isValueNode() && !mark.isNull() && !mark.asText().isBlank();
  }

  private Call numbered() {
    if (list.paging() instanceof Paging.Offset offset) {
      return list.call()
          .with(offset.offset(), IntNode.valueOf(page * offset.size()), offset.in())
          .with(offset.limit(), IntNode.valueOf(offset.size()), offset.in());
    }
    if (list.paging() instanceof Paging.Number number) {
      return list.call()
          .with(number.param(), IntNode.valueOf(number.first() + page), number.in())
          .with(number.sizeParam(), IntNode.valueOf(number.size()), number.in());
    }
    return list.call();
  }
}
