package org.learnwire.ltitool.launch;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.learnwire.lti.FrameOrigins;
import org.learnwire.lti.LaunchRefused;
import org.learnwire.lti.Registration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** A launch that is refused ends on a plain page that names the problem for the administrator. */
@ControllerAdvice(basePackageClasses = RefusedLaunches.class)
class RefusedLaunches {
  private static final Logger LOG = LoggerFactory.getLogger(RefusedLaunches.class);

  private final LaunchLog launchLog;
  private final FrameOrigins frames;

  RefusedLaunches(LaunchLog launchLog, FrameOrigins frames) {
    this.launchLog = launchLog;
    this.frames = frames;
  }

  /** The log has the code alone: what a stranger sent stays out of it. */
  @ExceptionHandler
  ModelAndView refused(
      LaunchRefused refused, HttpServletRequest request, HttpServletResponse response) {
    launchLog.add(refused);
    Registration registration = refused.registration();
    LOG.warn(
        "a launch was refused: {}{}",
        refused.error().code(),
        registration == null ? "" : ", registration " + registration.id());
    if (registration != null) {
      URI from = refused.returnUrl() == null ? around(registration, request) : refused.returnUrl();
      FramePolicy.framedBy(FramePolicy.ancestors(registration, from), response);
    }
    return page(
        Map.of(
            "what", refused.error().what(),
            "next", refused.error().next(),
            "detail", refused.detail(),
            "code", refused.error().code()),
        HttpStatus.FORBIDDEN);
  }

  @ExceptionHandler
  ModelAndView incomplete(MissingServletRequestParameterException missing) {
    return page(
        Map.of(
            "what", "This address is for learning platforms, and this was no launch.",
            "next", "Open Learnwire by its link in a course.",
            "detail", "",
            "code", "no-launch"),
        HttpStatus.BAD_REQUEST);
  }

  /** The page may be read where the platform shows it; nothing can be done on it. */
  private @Nullable URI around(Registration of, HttpServletRequest request) {
    String origin = String.valueOf(request.getHeader("Origin"));
    return frames.knows(of, origin) ? URI.create(origin) : null;
  }

  private static ModelAndView page(Map<String, String> words, HttpStatus status) {
    return new ModelAndView("lti/refused", words, status);
  }
}
