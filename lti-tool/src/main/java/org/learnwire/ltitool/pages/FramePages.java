package org.learnwire.ltitool.pages;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.util.function.SingletonSupplier;
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
  private final Supplier<List<Viewers>> ways;

  /**
   * With the ways in which people come.
   *
   * @param ways looked up with the first request: they may need what the pages are wired with
   */
  FramePages(ObjectProvider<Viewers> ways) {
    this.ways = SingletonSupplier.of(() -> ways.orderedStream().toList());
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new ViewerArgument(ways));
  }
}
