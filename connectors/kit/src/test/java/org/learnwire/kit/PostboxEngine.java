package org.learnwire.kit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.learnwire.kit.engine.WriteAsk;
import org.learnwire.kit.engine.WriteEngine;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.http.CallFailure.Arrival;
import org.learnwire.kit.manifest.ErrorWord;

/** Takes letters; one with the text "lost" goes out and nobody knows where it is. */
public final class PostboxEngine implements WriteEngine {
  @Override
  public String name() {
    return "postbox";
  }

  @Override
  public Receipt send(WriteAsk ask) throws CallFailure {
    String text = ask.body() == null ? "" : ask.body().path("text").asText();
    if (text.equals("lost")) {
      throw ask.connection()
          .failure(ErrorWord.TRANSIENT, Arrival.PERHAPS, "the postman did not come back", "");
    }
    if (text.isEmpty()) {
      return Receipt.refused(ErrorWord.INVALID, "an empty letter");
    }
    return Receipt.done(
        ask.query().get("box") + "-1", JsonNodeFactory.instance.objectNode().put("text", text));
  }
}
