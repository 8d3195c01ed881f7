package org.learnwire.connector.xapi;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.ScheduledPollConsumer;
import org.learnwire.xapi.Statement;

/**
 * Reads what was stored since the last time, oldest first. One Exchange is one page; the position
 * moves when its Exchange is completed, so that a page that was not dealt with comes again.
 */
public class XapiConsumer extends ScheduledPollConsumer {

  XapiConsumer(XapiEndpoint endpoint, Processor processor) {
    super(endpoint, processor);
  }

  @Override
  protected int poll() throws Exception {
    XapiEndpoint endpoint = getEndpoint();
    Lrs lrs = endpoint.open();
    Position position = endpoint.position();
    Set<String> followed = new HashSet<>();
    int given = 0;
    LrsPage page = lrs.first(endpoint.selection(), position.asked());
    // What the first answer vouches for: later ones may go on with the list as it was then.
    var vouched = page.consistentThrough();
    while (true) {
      List<Statement> fresh = page.statements().stream().filter(position::isNew).toList();
      if (!fresh.isEmpty()) {
        give(fresh, page);
        given += fresh.size();
      }
      Position next = position.after(page.statements(), vouched, endpoint.overlapping());
      if (!next.equals(position)) {
        endpoint.remember(next);
        position = next;
      }
      if (page.more().isEmpty() || !isRunAllowed() || isSuspendingOrSuspended()) {
        return given;
      }
      if (!followed.add(page.more())) {
        throw new PageNotStored(
            "the LRS names a page as the next that it named before; its paging goes in a circle");
      }
      page = lrs.next(page.more());
    }
  }

  private void give(List<Statement> statements, LrsPage page) throws Exception {
    Exchange exchange = createExchange(false);
    exchange.getMessage().setBody(statements);
    page.consistentThrough()
        .ifPresent(at -> exchange.getMessage().setHeader(XapiHeaders.CONSISTENT_THROUGH, at));
    if (!page.files().isEmpty()) {
      exchange.getMessage().setHeader(XapiHeaders.ATTACHMENTS, page.files());
    }
    PageCompletion completion = new PageCompletion();
    exchange.getExchangeExtension().addOnCompletion(completion);
    try {
      getProcessor().process(exchange);
    } catch (Exception e) {
      exchange.setException(e);
      completion.onFailure(exchange);
    }
    completion.await(getEndpoint().pageWaits());
  }

  @Override
  public XapiEndpoint getEndpoint() {
    return (XapiEndpoint) super.getEndpoint();
  }
}
