package org.learnwire.sandbox.lti;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.sandbox.SandboxServer;
import org.learnwire.sandbox.company.Company;
import org.learnwire.sandbox.company.CompanyMaker;
import org.learnwire.sandbox.company.Course;
import org.learnwire.sandbox.company.Enrolment;
import org.learnwire.sandbox.company.Plan;
import org.learnwire.sandbox.state.Wish;

/** One company with everybody in every course, and one tool, for all tests of a class. */
abstract class LtiTest {

  static final Wish WISH = new Wish(1L, 60, 2, LocalDate.of(2026, 11, 22), true);
  static final int COURSE = 2;
  static final String SCORE = "application/vnd.ims.lis.v1.score+json";

  @TempDir static Path folder;
  static SandboxServer server;
  static PretendedTool tool;
  static int learner;
  static int teacher;

  @BeforeAll
  static void begin() throws IOException, GeneralSecurityException {
    server = SandboxServer.start(0, folder, WISH, 0);
    tool = new PretendedTool();
    Company company = CompanyMaker.make(new Plan(1, 60, 2, LocalDate.of(2026, 11, 22), true));
    Course course = company.course(COURSE).orElseThrow();
    teacher = course.teachers().get(0);
    learner =
        company.enrolmentsIn(COURSE).values().stream()
            .filter(each -> !each.teacher() && each.status() == Enrolment.Status.ACTIVE)
            .filter(each -> !company.account(each.account()).orElseThrow().idnumber().isEmpty())
            .mapToInt(Enrolment::account)
            .findFirst()
            .orElseThrow();
  }

  @AfterAll
  static void end() throws IOException {
    server.close();
    tool.close();
  }

  /** The token itself, from an answer that must be a good one. */
  static String access(HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.body());
    }
    return "Bearer " + PretendedTool.json(answer).path("access_token").asText();
  }

  static ObjectNode score(String user, double given, String progress, String time) {
    return org.learnwire.sandbox.http.Json.MAPPER
        .createObjectNode()
        .put("timestamp", time)
        .put("activityProgress", "Completed")
        .put("gradingProgress", progress)
        .put("userId", user)
        .put("scoreGiven", given)
        .put("scoreMaximum", 10);
  }

  /** From the platform's page to what it posts at the end. */
  static Map<String, String> launch(String loginPage, String auth) throws IOException {
    Map<String, String> login = PretendedTool.form(tool.get(loginPage));
    HttpResponse<String> answer =
        tool.get(auth + "?" + PretendedTool.encoded(tool.authentication(login)));
    while (answer.statusCode() == 302) {
      answer = tool.get(answer.headers().firstValue("Location").orElseThrow());
    }
    return PretendedTool.form(answer);
  }
}
