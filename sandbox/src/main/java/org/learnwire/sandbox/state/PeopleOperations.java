package org.learnwire.sandbox.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.learnwire.sandbox.company.Account;
import org.learnwire.sandbox.company.Company;
import org.learnwire.sandbox.company.Employee;

/** What happens to people, in HR and to their accounts. */
final class PeopleOperations {

  static final Map<String, BiConsumer<World, ObjectNode>> ALL = new HashMap<>();

  static {
    ALL.put("suspend-account", (world, op) -> world.company().put(account(world, op).suspend()));
    ALL.put(
        "delete-account",
        (world, op) -> world.company().put(account(world, op).delete(op.get("at").asLong())));
    ALL.put("rename-account", PeopleOperations::renameAccount);
    ALL.put(
        "left",
        (world, op) ->
            put(world, employee(world, op).left(LocalDate.parse(op.get("day").asText()), at(op))));
    ALL.put(
        "standing",
        (world, op) ->
            put(
                world,
                employee(world, op)
                    .standing(Employee.Standing.valueOf(op.get("to").asText()), at(op))));
    ALL.put("moved", PeopleOperations::moved);
    ALL.put("renamed", PeopleOperations::renamed);
    ALL.put("hired", PeopleOperations::hired);
  }

  private PeopleOperations() {}

  private static void renameAccount(World world, ObjectNode op) {
    Account account = account(world, op);
    world
        .company()
        .put(
            account.renamed(
                op.path("first").asText(account.first()),
                op.path("last").asText(account.last()),
                op.path("email").asText(account.email())));
  }

  private static void moved(World world, ObjectNode op) {
    Employee employee = employee(world, op);
    put(
        world,
        employee.moved(
            op.path("team").asText(employee.team()),
            op.path("supervisor").asText(employee.supervisor()),
            at(op)));
  }

  private static void renamed(World world, ObjectNode op) {
    Employee employee = employee(world, op);
    put(
        world,
        employee.renamed(
            op.path("first").asText(employee.first()),
            op.path("last").asText(employee.last()),
            op.path("email").asText(employee.email()),
            at(op)));
  }

  private static void hired(World world, ObjectNode op) {
    Company company = world.company();
    Employee employee = hired(op);
    company.put(employee);
    Account account = account(op, employee);
    company.put(account);
    company.link(account, employee);
  }

  private static Employee hired(ObjectNode op) {
    return new Employee(
        op.get("employee").asText(),
        op.get("number").asText(),
        op.get("first").asText(),
        op.get("last").asText(),
        op.get("email").asText(),
        "Associate",
        op.get("team").asText(),
        "Berlin",
        op.path("supervisor").asText(null),
        Employee.Standing.ACTIVE,
        LocalDate.parse(op.get("day").asText()),
        null,
        at(op),
        Employee.Change.INSERTED);
  }

  private static Account account(ObjectNode op, Employee employee) {
    return new Account(
        op.get("user").asInt(),
        employee.email().split("@")[0],
        employee.first(),
        employee.last(),
        employee.email(),
        employee.team(),
        employee.number(),
        false,
        false);
  }

  private static void put(World world, Employee employee) {
    world.company().put(employee);
  }

  private static long at(ObjectNode op) {
    return op.get("at").asLong();
  }

  private static Account account(World world, ObjectNode op) {
    return world.company().account(op.get("user").asInt()).orElseThrow();
  }

  private static Employee employee(World world, ObjectNode op) {
    return world.company().employee(op.get("employee").asText()).orElseThrow();
  }
}
