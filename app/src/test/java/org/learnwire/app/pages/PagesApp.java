package org.learnwire.app.pages;

import java.util.Map;
import java.util.Optional;
import org.learnwire.app.signin.SomebodyIn;
import org.learnwire.ltitool.launch.ToolAddress;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.HttpEncodingAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.MultipartAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Import;

/** The pages on a real server over {@link Acme}, and nothing else of the program. */
class PagesApp implements AutoCloseable {
  /** No stereotype stands on it, so that the program's own component scan passes by. */
  @ImportAutoConfiguration({
    ServletWebServerFactoryAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    HttpEncodingAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    MultipartAutoConfiguration.class,
    ThymeleafAutoConfiguration.class
  })
  @Import({PagesWiring.class, LtiController.class, LtiSelfTestController.class})
  static class Wiring {}

  private ServletWebServerApplicationContext context;

  static PagesApp start(Acme acme) {
    return start(acme, 0);
  }

  static PagesApp start(Acme acme, int port) {
    PagesApp app = new PagesApp();
    app.context =
        (ServletWebServerApplicationContext)
            new SpringApplicationBuilder(Wiring.class)
                .web(WebApplicationType.SERVLET)
                .registerShutdownHook(false)
                .properties(
                    Map.of(
                        "server.port",
                        port,
                        "server.address",
                        "127.0.0.1",
                        "spring.main.banner-mode",
                        "off"))
                .initializers(
                    context ->
                        ((org.springframework.context.support.GenericApplicationContext) context)
                            .registerBean(Acme.class, () -> acme))
                .initializers(
                    context ->
                        ((org.springframework.context.support.GenericApplicationContext) context)
                            .registerBean(AcmeProposals.class, () -> new AcmeProposals(acme)))
                .initializers(
                    context ->
                        ((org.springframework.context.support.GenericApplicationContext) context)
                            .registerBean(AcmeAudit.class, () -> new AcmeAudit(acme)))
                .initializers(
                    context ->
                        ((org.springframework.context.support.GenericApplicationContext) context)
                            .registerBean(AcmeCycles.class, () -> new AcmeCycles(acme)))
                .initializers(
                    context ->
                        ((org.springframework.context.support.GenericApplicationContext) context)
                            .registerBean(AcmeEvidence.class, () -> new AcmeEvidence(acme)))
                .initializers(
                    context ->
                        ((org.springframework.context.support.GenericApplicationContext) context)
                            .registerBean(AcmeLti.class, () -> new AcmeLti(acme)))
                .initializers(
                    context ->
                        ((org.springframework.context.support.GenericApplicationContext) context)
                            .registerBean(
                                ToolAddress.class, () -> new ToolAddress(Optional.empty(), "Acme")))
                .initializers(
                    context ->
                        ((org.springframework.context.support.GenericApplicationContext) context)
                            .registerBean(AcmeWriteBack.class, () -> new AcmeWriteBack(acme)))
                .initializers(
                    context ->
                        ((org.springframework.context.support.GenericApplicationContext) context)
                            .registerBean(
                                "somebodyIn",
                                FilterRegistrationBean.class,
                                () ->
                                    SomebodyIn.makesEveryRequest(
                                        SomebodyIn.everywhere(AcmeEntries.PERSON))))
                .run();
    return app;
  }

  String url(String path) {
    return "http://localhost:" + context.getWebServer().getPort() + path;
  }

  String token() {
    return context.getBean(PageToken.class).value("");
  }

  @Override
  public void close() {
    context.close();
  }

  /** To look at the pages by hand. */
  public static void main(String[] arguments) {
    start(new Acme(), arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8099);
  }
}
