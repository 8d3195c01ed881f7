package org.learnwire.sandbox.moodle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.learnwire.sandbox.company.Account;
import org.learnwire.sandbox.company.Company;
import org.learnwire.sandbox.http.Json;

/** Users by field (exact, as PostgreSQL compares) and by pattern (not minding case). */
final class UserFunctions {

  private static final Set<String> FIELDS = Set.of("id", "idnumber", "username", "email");
  private final Site site;

  private UserFunctions(Site site) {
    this.site = site;
  }

  static void register(Site site, Functions functions) {
    UserFunctions own = new UserFunctions(site);
    functions.add("core_user_get_users_by_field", "field:text! values:texts!", own::byField);
    functions.add("core_user_get_users", "criteria:texts!", own::byPattern);
  }

  private Json byField(Params params) {
    String field = params.text("field", "");
    List<String> values = params.texts("values");
    if (!FIELDS.contains(field) || values.isEmpty()) {
      throw MoodleFailure.invalidParameter();
    }
    Set<String> wanted = Set.copyOf(values);
    // Only by id do deleted users come back: their other fields are mangled.
    return Site.list(
        users(
            account -> wanted.contains(value(account, field)) && !value(account, field).isEmpty()));
  }

  private Json byPattern(Params params) {
    Map<String, String> criteria = params.options("criteria", "key");
    Predicate<Account> all = account -> !account.deleted();
    for (Map.Entry<String, String> one : criteria.entrySet()) {
      Pattern like = like(one.getValue());
      all = all.and(account -> like.matcher(value(account, one.getKey())).matches());
    }
    return Site.listed("users", users(all));
  }

  private static Pattern like(String sql) {
    String regex = Pattern.quote(sql).replace("%", "\\E.*\\Q");
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
  }

  private static String value(Account account, String field) {
    return switch (field) {
      case "id" -> String.valueOf(account.id());
      case "idnumber" -> account.idnumber();
      case "username" -> account.username();
      case "email" -> account.email();
      case "firstname" -> account.first();
      case "lastname" -> account.last();
      case "auth" -> "manual";
      default -> throw MoodleFailure.invalidParameter();
    };
  }

  private List<Json> users(Predicate<Account> filter) {
    List<Json> list = new ArrayList<>();
    for (Account account : site.company().accounts()) {
      if (filter.test(account)) {
        list.add(site.shape("user").with(user(account)));
      }
    }
    return list;
  }

  private Map<String, Object> user(Account account) {
    long seen = lastSeen(site.company(), account);
    Fields fields =
        names(account)
            .set("firstaccess", seen == 0 ? 0 : site.company().plan().anchorSecond() - 7_776_000)
            .set("lastaccess", seen)
            .set("suspended", account.suspended());
    return account.idnumber().isEmpty() ? fields.without("country").map() : fields.map();
  }

  /** Empty numbers are left out, an empty department is not. User names are never escaped. */
  static Fields names(Account account) {
    Fields fields =
        new Fields()
            .set("id", account.id())
            .set("username", account.username())
            .set("firstname", account.first())
            .set("lastname", account.last())
            .set("fullname", account.fullname())
            .set("email", account.email())
            .set("department", account.department());
    return account.idnumber().isEmpty()
        ? fields.without("idnumber")
        : fields.set("idnumber", account.idnumber());
  }

  static long lastSeen(Company company, Account account) {
    Collection<org.learnwire.sandbox.company.Enrolment> all =
        company.enrolmentsOf(account.id()).values();
    return all.stream().mapToLong(enrolment -> enrolment.lastSeen()).max().orElse(0);
  }

  /** How Moodle sorts people: without regard to case. */
  static Comparator<Account> byName() {
    return Comparator.comparing((Account a) -> a.last().toLowerCase(Locale.ROOT))
        .thenComparing(a -> a.first().toLowerCase(Locale.ROOT))
        .thenComparing(Account::id);
  }
}
