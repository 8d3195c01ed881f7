package org.learnwire.ltitool.launch;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.learnwire.lti.Launch;

/**
 * What pages and services need of a launch after it: no name and no address.
 *
 * @param teaches whether the platform says that they teach this course
 * @param course the platform's id of the course
 * @param courseActivity the course as statements of a pull name it
 * @param lineItem the gradebook column of this very link
 * @param deepLinking the settings of a request for content; null: none was made
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record KeptLaunch(
    String registrationId,
    String deployment,
    String subject,
    boolean teaches,
    @Nullable String course,
    @Nullable String courseActivity,
    @Nullable String courseTitle,
    @Nullable String resourceLink,
    String target,
    Map<String, String> custom,
    @Nullable String lineItems,
    @Nullable String lineItem,
    @Nullable String memberships,
    @Nullable JsonNode deepLinking,
    @Nullable String locale,
    @Nullable String returnUrl,
    Set<String> ancestors) {

  public KeptLaunch {
    custom = Map.copyOf(custom);
    // What was kept as null is read as a node that says so.
    deepLinking = deepLinking == null || deepLinking.isNull() ? null : deepLinking;
    ancestors = Set.copyOf(ancestors);
  }

  static KeptLaunch of(Launch launch) {
    Launch.Context context = launch.context();
    Launch.Endpoint ags = launch.endpoint();
    Launch.Memberships nrps = launch.memberships();
    Launch.ResourceLink link = launch.resourceLink();
    return new KeptLaunch(
        launch.registration().id(),
        launch.deployment(),
        launch.subject(),
        launch.roles().isInstructor() || launch.roles().isContentDeveloper(),
        context == null ? null : context.id(),
        launch.registration().dialect().courseActivity(launch).orElse(null),
        context == null ? null : context.title(),
        link == null ? null : link.id(),
        launch.targetLink().toString(),
        withoutAddresses(launch.custom()),
        ags == null || ags.lineItems() == null ? null : ags.lineItems().toString(),
        ags == null || ags.lineItem() == null ? null : ags.lineItem().toString(),
        nrps == null ? null : nrps.url().toString(),
        launch.deepLinking(),
        launch.user().locale(),
        launch.presentation().returnUrl() == null
            ? null
            : launch.presentation().returnUrl().toString(),
        FramePolicy.ancestors(launch));
  }

  /** An administrator may let the platform send addresses as parameters; they are not kept. */
  private static Map<String, String> withoutAddresses(Map<String, String> custom) {
    return custom.entrySet().stream()
        .filter(each -> !each.getValue().contains("@"))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Whether the platform asks for content to place. */
  public boolean asksForContent() {
    return deepLinking != null;
  }
}
