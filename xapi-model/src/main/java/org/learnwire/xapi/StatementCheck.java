package org.learnwire.xapi;

/** Rules about a statement as a whole (xAPI Data 2.4); the parts have checks of their own. */
final class StatementCheck {
  private static final Shape SUB_STATEMENT =
      parts(
          new Shape(Spec.STATEMENT_OBJECT).may("objectType", type -> {}),
          object -> ObjectCheck.object(object, true));
  private static final Shape STATEMENT =
      parts(
              new Shape(Spec.STATEMENT).may("id", Values::uuid),
              object -> ObjectCheck.object(object, false))
          .may("stored", Values::timestamp)
          .may("authority", ActorCheck::authority)
          .may("version", StatementCheck::version);
  private static final Shape VERB =
      new Shape(Spec.VERB).must("id", Values::iri).may("display", Values::languageMap);

  private StatementCheck() {}

  private static Shape parts(Shape shape, Spot.Rule object) {
    return shape
        .must("actor", ActorCheck::actor)
        .must("verb", verb -> verb.is(VERB))
        .must("object", object)
        .may("result", ResultCheck::result)
        .may("context", ContextCheck::context)
        .may("timestamp", Values::timestamp)
        .may("attachments", all -> all.each(Spec.ATTACHMENTS, AttachmentCheck::attachment));
  }

  static void statement(Spot spot) {
    if (spot.is(STATEMENT)
        && Verbs.VOIDED.id().equals(spot.node().path("verb").path("id").asText())) {
      voiding(spot);
    }
  }

  static void subStatement(Spot spot) {
    spot.is(SUB_STATEMENT);
  }

  private static void voiding(Spot spot) {
    if (!"StatementRef".equals(spot.node().path("object").path("objectType").asText())) {
      spot.refuse(
          "object", "a statement that voids must have a StatementRef as object", Spec.VOIDING);
    }
  }

  private static void version(Spot spot) {
    var named = spot.node().isTextual() ? XapiVersion.of(spot.text()) : null;
    boolean accepted =
        named != null && named.isPresent() && named.get().compareTo(spot.version()) <= 0;
    if (!accepted) {
      spot.refuse(
          spot.isNewer() ? "must begin with 2.0. or 1.0." : "must begin with 1.0.", Spec.VERSION);
    }
  }
}
