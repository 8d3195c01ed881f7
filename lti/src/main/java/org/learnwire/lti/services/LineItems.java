package org.learnwire.lti.services;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.learnwire.lti.Registration;
import org.learnwire.lti.Scopes;
import org.learnwire.lti.services.ServiceFailure.Kind;

/** The columns of a course's gradebook (AGS 2.0, 3.2). */
public final class LineItems {
  /** Either of them reads line items. */
  private static final Set<String> READS = Set.of(Scopes.LINE_ITEM, Scopes.LINE_ITEM_READ);

  static final String ITEM = "application/vnd.ims.lis.v2.lineitem+json";
  static final String LIST = "application/vnd.ims.lis.v2.lineitemcontainer+json";

  private final PlatformDoor door;
  private final Pages pages;

  /** One at a time finds or makes a column, or two would make it. */
  private final Map<URI, Object> making = new ConcurrentHashMap<>();

  LineItems(PlatformDoor door) {
    this.door = door;
    this.pages = new Pages(door);
  }

  /** All that this tool may see; {@code lineItems} is the address of the launch's claim. */
  public List<LineItem> all(Registration registration, URI lineItems) {
    List<LineItem> found = new ArrayList<>();
    pages.each(
        registration,
        READS,
        lineItems,
        LIST,
        page -> {
          JsonNode list = page.json();
          if (!list.isArray()) {
            throw PlatformDoor.failure(
                Kind.BAD_ANSWER, page, "there is no list of line items in it");
          }
          for (JsonNode each : list) {
            Optional.ofNullable(LineItem.of(each)).ifPresent(found::add);
          }
        });
    return found;
  }

  /** The column if it is there. */
  public Optional<LineItem> find(Registration registration, URI lineItems, LineItem.Wanted wanted) {
    URI filtered = Addresses.with(lineItems, "resource_id", wanted.resourceId());
    if (!wanted.tag().isEmpty()) {
      filtered = Addresses.with(filtered, "tag", wanted.tag());
    }
    // A platform may leave a filter unheeded, so what comes is looked through again.
    return all(registration, filtered).stream().filter(wanted::is).findFirst();
  }

  /** The column, made where it is not there yet. */
  public LineItem findOrCreate(Registration registration, URI lineItems, LineItem.Wanted wanted) {
    synchronized (making.computeIfAbsent(lineItems, address -> new Object())) {
      return find(registration, lineItems, wanted)
          .orElseGet(() -> create(registration, lineItems, wanted));
    }
  }

  private LineItem create(Registration registration, URI lineItems, LineItem.Wanted wanted) {
    ServiceCalls.Answer answer =
        door.call(
            registration,
            Set.of(Scopes.LINE_ITEM),
            lineItems,
            request ->
                request
                    .header("Content-Type", ITEM)
                    .header("Accept", ITEM)
                    .POST(HttpRequest.BodyPublishers.ofString(wanted.json().toString())));
    return read(answer);
  }

  /** One column by its own address. */
  public LineItem read(Registration registration, URI item) {
    return read(
        door.call(registration, READS, item, request -> request.header("Accept", ITEM).GET()));
  }

  /** Changes members and sends all the others back as they were: a PUT replaces. */
  public LineItem change(Registration registration, URI item, Consumer<ObjectNode> change) {
    ObjectNode all = read(registration, item).all().deepCopy();
    change.accept(all);
    return read(
        door.call(
            registration,
            Set.of(Scopes.LINE_ITEM),
            item,
            request ->
                request
                    .header("Content-Type", ITEM)
                    .header("Accept", ITEM)
                    .PUT(HttpRequest.BodyPublishers.ofString(all.toString()))));
  }

  /** Takes a column away; one that is gone already is fine. */
  public void delete(Registration registration, URI item) {
    try {
      ServiceCalls.Answer answer =
          door.call(registration, Set.of(Scopes.LINE_ITEM), item, HttpRequest.Builder::DELETE);
      good(answer);
    } catch (ServiceFailure e) {
      if (e.kind() != Kind.NOT_FOUND) {
        throw e;
      }
    }
  }

  private static LineItem read(ServiceCalls.Answer answer) {
    LineItem item = LineItem.of(good(answer).json());
    if (item == null) {
      throw PlatformDoor.failure(Kind.BAD_ANSWER, answer, "the line item in it has no id");
    }
    return item;
  }

  static ServiceCalls.Answer good(ServiceCalls.Answer answer) {
    if (!answer.isGood()) {
      throw PlatformDoor.failure(
          Kind.INVALID, answer, "the platform does not take it as it was sent");
    }
    return answer;
  }
}
