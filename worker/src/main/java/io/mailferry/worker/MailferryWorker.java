package io.mailferry.worker;

import io.mailferry.worker.settings.WorkerSettings;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** The worker application. */
@SpringBootApplication
@EnableConfigurationProperties(WorkerSettings.class)
public class MailferryWorker {
  /** Only Spring and {@link #main} make one. */
  public MailferryWorker() {}

  /**
   * Starts a worker; settings come from {@code application.yaml}, the environment and the command
   * line, in Spring Boot's usual order. What is no setting is answered, and starts nothing.
   */
  public static void main(String[] arguments) {
    var answered = WorkerPrompt.answer(List.of(arguments));
    if (answered.isPresent()) {
      System.exit(answered.getAsInt());
    }
    SpringApplication.run(MailferryWorker.class, arguments);
  }
}
