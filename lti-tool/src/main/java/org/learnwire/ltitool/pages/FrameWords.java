package org.learnwire.ltitool.pages;

import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.servlet.LocaleResolver;

/** The words of all pages that people who run nothing see, and the language they are said in. */
@Configuration(proxyBeanMethods = false)
public class FrameWords {
  @Bean
  static MessageSource messageSource() {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("org/learnwire/ltitool/pages/words");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    return messages;
  }

  @Bean
  static LocaleResolver localeResolver() {
    return new FrameLocale();
  }
}
