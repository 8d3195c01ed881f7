package org.learnwire.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads employees and accounts out of what a mapping wrote; the names are the records' own. */
final class DirectoryReader {
  private static final List<String> EMPLOYEE = names(Employee.class);
  private static final List<String> ACCOUNT = names(Account.class);

  private final ObjectNode json;

  private DirectoryReader(ObjectNode json) {
    this.json = json;
  }

  static Employee employee(ObjectNode json) {
    DirectoryReader from = new DirectoryReader(json);
    from.only(EMPLOYEE);
    return new Employee(
        from.need("remoteId"),
        from.text("employeeNumber"),
        from.text("workEmail"),
        from.text("username"),
        from.text("firstName"),
        from.text("lastName"),
        from.text("displayName"),
        from.text("title"),
        from.text("department"),
        from.text("location"),
        from.text("managerRemoteId"),
        from.status(),
        from.date("hireDate"),
        from.date("terminationDate"),
        from.text("ssoId"),
        from.text("legalEntity"),
        from.date("leaveFrom"),
        from.date("leaveTo"),
        from.text("language"),
        from.zone("timeZone"));
  }

  /** Without a home page of its own an account hangs on the site. */
  static Account account(ObjectNode json, String site) {
    DirectoryReader from = new DirectoryReader(json);
    from.only(ACCOUNT);
    String homePage = from.text("homePage");
    return new Account(
        from.need("remoteId"),
        from.text("employeeNumber"),
        from.text("email"),
        from.text("username"),
        from.text("displayName"),
        from.text("ssoId"),
        homePage == null ? site : homePage);
  }

  private void only(List<String> known) {
    for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw new IllegalArgumentException("unknown field " + name + "; known are " + known);
      }
    }
  }

  private String need(String field) {
    String text = text(field);
    if (text == null) {
      throw new IllegalArgumentException(field + " is missing");
    }
    return text;
  }

  private @Nullable String text(String field) {
    JsonNode value = json.path(field);
    String text = value.isValueNode() && !value.isNull() ? value.asText().strip() : "";
    return text.isEmpty() ? null : text;
  }

  private @Nullable LocalDate date(String field) {
    String text = text(field);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(field + " is no date as 2026-12-31: " + text, e);
    }
  }

  private @Nullable String zone(String field) {
    String text = text(field);
    try {
      return text == null ? null : ZoneId.of(text).getId();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(field + " is no zone as Europe/Berlin: " + text, e);
    }
  }

  private Employee.Status status() {
    String text = text("status");
    if (text == null) {
      return Employee.Status.ACTIVE;
    }
    return Arrays.stream(Employee.Status.values())
        .filter(each -> each.name().equals(text.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "status cannot be %s; known are %s"
                        .formatted(text, Arrays.toString(Employee.Status.values()))));
  }

  private static List<String> names(Class<?> record) {
    return Arrays.stream(record.getRecordComponents()).map(each -> each.getName()).toList();
  }
}
