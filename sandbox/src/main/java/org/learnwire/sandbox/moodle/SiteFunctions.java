package org.learnwire.sandbox.moodle;

import java.util.ArrayList;
import java.util.List;
import org.learnwire.sandbox.company.Account;
import org.learnwire.sandbox.http.Json;

/** Who am I, what may I call: the connection test. */
final class SiteFunctions {

  private static final String CORE = "2024100705.01";
  private static final String PLUGIN = "2024100700";
  private final Site site;
  private final Functions functions;

  private SiteFunctions(Site site, Functions functions) {
    this.site = site;
    this.functions = functions;
  }

  static void register(Site site, Functions functions) {
    SiteFunctions own = new SiteFunctions(site, functions);
    functions.add("core_webservice_get_site_info", "serviceshortnames:texts", own::info);
  }

  private Json info(Params params) {
    Account user = site.company().account(site.company().serviceUser()).orElseThrow();
    List<Json> list = new ArrayList<>();
    for (String name : functions.names()) {
      if (!site.world().settings().missingFunctions().contains(name)) {
        list.add(function(name));
      }
    }
    return site.shape("site-info")
        .with(
            new Fields()
                .set("username", user.username())
                .set("firstname", user.first())
                .set("lastname", user.last())
                .set("fullname", user.fullname())
                .set("userid", user.id())
                .set("functions", list)
                .map());
  }

  private static Json function(String name) {
    return out -> {
      out.writeStartObject();
      out.writeStringField("name", name);
      out.writeStringField("version", name.startsWith("core_") ? CORE : PLUGIN);
      out.writeEndObject();
    };
  }
}
