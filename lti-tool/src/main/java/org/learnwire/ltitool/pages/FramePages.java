package org.learnwire.ltitool.pages;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the pages of the frame together; asks for the desks and for {@link Viewers}. */
@Configuration(proxyBeanMethods = false)
@Import({
  FrameWords.class,
  FrameAround.class,
  LoopController.class,
  WordsController.class,
  AnswerController.class,
  KnownController.class,
  TeamController.class,
  CourseController.class
})
public class FramePages implements WebMvcConfigurer {
  private final ObjectProvider<Viewers> ways;

  FramePages(ObjectProvider<Viewers> ways) {
    this.ways = ways;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new ViewerArgument(() -> ways.orderedStream().toList()));
  }
}
