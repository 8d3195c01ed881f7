package org.learnwire.routes.privacy;

import org.learnwire.lrs.Admitted;
import org.learnwire.lrs.Redaction;
import org.learnwire.people.Suppression;
import org.learnwire.xapi.Identifier;
import org.learnwire.xapi.Statement;

/** Lets into a store what names nobody who was erased, where nothing else keeps anybody out. */
public final class NotErased implements Admitted {
  private final Suppression list;

  public NotErased(Suppression list) {
    this.list = list;
  }

  @Override
  public boolean isAdmitted(Statement statement) {
    return list.isEmpty() || !Redaction.concerns(statement.node(), list::keepsOut);
  }

  @Override
  public boolean isAdmitted(Identifier agent) {
    return !list.keepsOut(agent);
  }
}
