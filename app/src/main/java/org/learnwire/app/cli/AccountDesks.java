package org.learnwire.app.cli;

import java.nio.file.Path;
import java.time.Clock;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.app.signin.AccountDesk;
import org.learnwire.app.signin.Accounts;
import org.learnwire.app.signin.ApiTokens;
import org.learnwire.app.signin.Links;
import org.learnwire.app.signin.OurAddress;
import org.learnwire.app.signin.SignInKey;
import org.learnwire.app.signin.SignInLog;
import org.learnwire.app.signin.SignInRecord;
import org.learnwire.database.Database;
import org.learnwire.ledger.Ledger;
import org.learnwire.people.People;
import org.learnwire.routes.PeopleDesk;

/** The desk of accounts over a data folder that no server holds. */
final class AccountDesks {
  private AccountDesks() {}

  static AccountDesk over(Database database, Clock clock, AppSettings settings) {
    Path data = settings.journey().data();
    return new AccountDesk(
        new Accounts(database, clock),
        new Links(database, clock, SignInKey.in(data)),
        new ApiTokens(database, clock),
        new SignInRecord(database, clock, new SignInLog(data, clock)),
        name -> PeopleDesk.looking(database, clock).person(name),
        id ->
            new Ledger(database, clock)
                .standing().asking(new People(database).idsOf(id)).stream()
                    .map(entry -> entry.id().toString())
                    .toList(),
        () -> new OurAddress(settings.publicUrl()).publicOrigin().orElse("http://127.0.0.1:8080"));
  }

  /** Whether somebody could sign in at a server on this data. */
  static boolean setUp(AppSettings settings) {
    if (settings.signIn().singleSignOn().isPresent()) {
      return true;
    }
    if (!settings.journey().place().exists()) {
      return false;
    }
    try (Database database = settings.journey().place().openReadOnly()) {
      return new Accounts(database, Clock.systemUTC()).areSetUp();
    } catch (org.learnwire.database.DatabaseFailure e) {
      return false; // a folder of an earlier version has no such table yet
    }
  }
}
