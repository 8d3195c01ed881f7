package org.learnwire.sandbox.lti;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.learnwire.sandbox.company.Account;
import org.learnwire.sandbox.http.Call;
import org.learnwire.sandbox.http.Fault;
import org.learnwire.sandbox.http.Reply;
import org.learnwire.sandbox.http.Service;
import org.learnwire.sandbox.state.World;

/**
 * One page for whoever tries a tool by hand: where its registration address is pasted, what was
 * registered, and the pages of a course that open it.
 */
public final class LearningPlatforms implements Service {
  private static final int COURSE = 2;
  private static final int LEARNER = 5;

  private final World world;

  public LearningPlatforms(World world) {
    this.world = world;
  }

  @Override
  public String system() {
    return "learning-platforms";
  }

  @Override
  public Reply answer(Call call) {
    return Html.page(
        200,
        "Learning platforms to try a tool in",
        "<h1>Learning platforms to try a tool in</h1>"
            + "<p>Paste the tool's registration address, press Register in the page that opens, come"
            + " back here and switch the tool on. Then open a course.</p>"
            + platform(
                "Moodle",
                "moodle",
                "/moodle/mod/lti/startltiadvregistration.php",
                "/moodle/mod/lti/toolconfigure.php?client=",
                "/moodle/mod/lti/view.php?course=" + COURSE + "&client=")
            + platform(
                "Canvas",
                "canvas",
                "/canvas/developer_keys",
                "/canvas/developer_keys?install=1&client=",
                "/canvas/external_tools?course=" + COURSE + "&client="));
  }

  private String platform(String title, String name, String register, String on, String open) {
    StringBuilder html = new StringBuilder("<h2>").append(title).append("</h2><form action=\"");
    html.append(register)
        .append("\"><label>Registration address <input name=\"url\" type=\"url\" size=\"60\"")
        .append(" required></label> <button>Add</button></form><ul>");
    for (ObjectNode kept : new Tools(world, name, true).all()) {
      Tool tool = new Tool(kept);
      html.append("<li>")
          .append(Html.escape(kept.path("client_name").asText()))
          .append(", client ")
          .append(Html.escape(tool.clientId()))
          .append(": ")
          .append(
              tool.active()
                  ? open(open + tool.clientId(), LEARNER, "who learns")
                      + ", "
                      + open(open + tool.clientId(), teacher(), "who teaches")
                  : link(on + tool.clientId(), "switch it on"));
    }
    return html.append("</ul>").toString();
  }

  private int teacher() {
    return world.company().course(COURSE).orElseThrow().teachers().get(0);
  }

  private String open(String course, int user, String what) {
    String who =
        world.company().accounts().stream()
            .filter(each -> each.id() == user)
            .map(Account::fullname)
            .findFirst()
            .orElse("user " + user);
    return link(course + "&user=" + user, "the course as " + who + ", " + what);
  }

  private static String link(String to, String text) {
    return "<a href=\"" + Html.escape(to) + "\">" + Html.escape(text) + "</a>";
  }

  @Override
  public Reply refusal(Fault fault) {
    return Html.page(fault.status(), "Error", "<p>Refused by the sandbox</p>");
  }
}
