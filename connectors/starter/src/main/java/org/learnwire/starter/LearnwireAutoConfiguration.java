package org.learnwire.starter;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.learnwire.connector.xapi.XapiComponent;
import org.learnwire.kit.LearnwireComponent;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Makes the two components, with the connections that the properties name. */
@AutoConfiguration
@EnableConfigurationProperties(LearnwireProperties.class)
public class LearnwireAutoConfiguration {

  /** The file of {@code state-file}, where the application has no repository of its own. */
  @Bean
  @ConditionalOnMissingBean(StateRepository.class)
  @ConditionalOnProperty("camel.component.learnwire.state-file")
  FileStateRepository learnwireState(LearnwireProperties properties) {
    Path file = properties.stateFile();
    return FileStateRepository.fileStateRepository(file.toFile());
  }

  @Bean("learnwire-component")
  @ConditionalOnMissingBean
  LearnwireComponent learnwireComponent(
      LearnwireProperties properties, ObjectProvider<StateRepository<String, String>> state) {
    LearnwireComponent component = new LearnwireComponent();
    state.ifUnique(component::setStateRepository);
    Optional.ofNullable(properties.timeout()).ifPresent(component::setTimeout);
    Optional.ofNullable(properties.connectors())
        .ifPresent(folder -> component.setConnectors(folder.toString()));
    properties
        .connections()
        .forEach(
            (name, each) ->
                component.describe(name, each.connector(), each.baseUrl(), each.settings()));
    return component;
  }

  @Bean("xapi-component")
  @ConditionalOnMissingBean
  XapiComponent xapiComponent(ObjectProvider<StateRepository<String, String>> state) {
    XapiComponent component = new XapiComponent();
    state.ifUnique(component::setStateRepository);
    return component;
  }
}
