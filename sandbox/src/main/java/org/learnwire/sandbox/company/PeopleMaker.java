package org.learnwire.sandbox.company;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Makes employees in teams with managers, and a Moodle account for each. */
final class PeopleMaker {

  static final String DOMAIN = "@acme.example.test";
  static final int FIRST_ACCOUNT = 3;
  private static final int FIRST_EMPLOYEE = 101;
  private static final int FIRST_NUMBER = 1001;
  private static final double TEAM_SIZE = 200 / 14.0;

  private final Plan plan;
  private final int teams;
  private final Map<String, Integer> taken = new HashMap<>();

  PeopleMaker(Plan plan) {
    this.plan = plan;
    this.teams = Math.max(3, (int) Math.round(plan.people() / TEAM_SIZE));
  }

  /** Number 0 leads the company, 1 … teams lead a team each, the others are spread over them. */
  int teams() {
    return teams;
  }

  Employee employee(int index) {
    Dice dice = Dice.of(plan.seed(), "person", index);
    String first = dice.pick(Catalogue.NAMES.first());
    String last = dice.pick(Catalogue.NAMES.last());
    LocalDate hired = hired(dice);
    return new Employee(
        String.valueOf(FIRST_EMPLOYEE + index),
        number(index),
        first,
        last,
        address(first, last) + DOMAIN,
        title(index, dice),
        team(index),
        dice.pick(Catalogue.NAMES.locations()),
        supervisor(index),
        Employee.Standing.ACTIVE,
        hired,
        null,
        plan.daysBefore(dice.between(5, 80)),
        hired.isAfter(plan.anchor().minusDays(90))
            ? Employee.Change.INSERTED
            : Employee.Change.UPDATED);
  }

  static String number(int index) {
    return "E" + (FIRST_NUMBER + index);
  }

  Account account(int index, Employee of) {
    String username = of.email().substring(0, of.email().indexOf('@'));
    return new Account(
        FIRST_ACCOUNT + index,
        username,
        of.first(),
        of.last(),
        of.email(),
        of.team(),
        of.number(),
        false,
        false);
  }

  private LocalDate hired(Dice dice) {
    return dice.chance(0.14)
        ? plan.anchor().minusDays(dice.between(15, 110))
        : plan.anchor().minusDays(dice.between(150, 3500));
  }

  private String team(int index) {
    int team = teamNumber(index);
    int round = team / Catalogue.NAMES.teams().size();
    String name = Catalogue.NAMES.teams().get(team % Catalogue.NAMES.teams().size());
    return round == 0 ? name : name + " " + (round + 1);
  }

  private int teamNumber(int index) {
    return index == 0 ? 0 : (index - 1) % teams;
  }

  private String supervisor(int index) {
    if (index == 0) {
      return null;
    }
    int lead = index <= teams ? 0 : 1 + teamNumber(index);
    return String.valueOf(FIRST_EMPLOYEE + lead);
  }

  private String title(int index, Dice dice) {
    if (index == 0) {
      return "Managing Director";
    }
    return index <= teams ? "Head of " + team(index) : dice.pick(Catalogue.NAMES.titles());
  }

  private String address(String first, String last) {
    String plain = plain(first) + "." + plain(last);
    int times = taken.merge(plain, 1, Integer::sum);
    return times == 1 ? plain : plain + times;
  }

  static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replace("ł", "l")
        .replace("Ł", "L")
        .replace("ı", "i")
        .replaceAll("[^A-Za-z]", "")
        .toLowerCase(Locale.ROOT);
  }
}
