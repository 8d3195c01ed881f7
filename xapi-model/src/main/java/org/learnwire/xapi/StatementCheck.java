package org.learnwire.xapi;

import java.util.Set;

/** Rules about a statement as a whole (xAPI Data 2.4); the parts have checks of their own. */
final class StatementCheck {
  private static final Set<String> SUB_STATEMENT =
      Spot.names(
          "objectType", "actor", "verb", "object", "result", "context", "timestamp", "attachments");
  private static final Set<String> STATEMENT =
      Spot.names(
          "id",
          "actor",
          "verb",
          "object",
          "result",
          "context",
          "timestamp",
          "stored",
          "authority",
          "version",
          "attachments");

  private static final Set<String> VERB = Spot.names("id", "display");

  private StatementCheck() {}

  static void statement(Spot spot) {
    if (!spot.isObject(Spec.STATEMENT, STATEMENT)) {
      return;
    }
    spot.may("id", Values::uuid);
    parts(spot, false);
    spot.may("stored", Values::timestamp);
    spot.may("authority", ActorCheck::authority);
    spot.may("version", StatementCheck::version);
    if (Verbs.VOIDED.id().equals(spot.node().path("verb").path("id").asText())) {
      voiding(spot);
    }
  }

  static void subStatement(Spot spot) {
    if (spot.isObject(Spec.STATEMENT_OBJECT, SUB_STATEMENT)) {
      parts(spot, true);
    }
  }

  private static void parts(Spot spot, boolean withinSubStatement) {
    boolean aboutActivity = ObjectCheck.isActivity(spot.node().path("object"));
    spot.need("actor", Spec.STATEMENT, ActorCheck::actor);
    spot.need("verb", Spec.STATEMENT, StatementCheck::verb);
    spot.need("object", Spec.STATEMENT, object -> ObjectCheck.object(object, withinSubStatement));
    spot.may("result", ResultCheck::result);
    spot.may("context", context -> ContextCheck.context(context, aboutActivity));
    spot.may("timestamp", Values::timestamp);
    spot.may("attachments", all -> all.each(Spec.ATTACHMENTS, AttachmentCheck::attachment));
  }

  private static void verb(Spot spot) {
    if (spot.isObject(Spec.VERB, VERB)) {
      spot.need("id", Spec.VERB, Values::iri);
      spot.may("display", Values::languageMap);
    }
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
