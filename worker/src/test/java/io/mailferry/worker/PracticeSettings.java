package io.mailferry.worker;

import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.world.Organisation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A worker's settings for a simulator, its stand-in for PowerShell, and one session. */
final class PracticeSettings {
  private PracticeSettings() {}

  static String[] of(Simulator simulator, Path folder, String secret) throws IOException {
    var password = Files.writeString(folder.resolve("password"), secret + "\n");
    var settings = new ArrayList<String>();
    for (var organisation : List.of(Organisation.SOURCE, Organisation.TARGET)) {
      var name = organisation.label().toLowerCase(Locale.ROOT);
      var prefix = "--mailferry.forests." + name;
      settings.add(prefix + ".name=" + name + ".example");
      settings.add(prefix + ".bind-account=" + simulator.accountDn(organisation));
      settings.add(prefix + ".password-file=" + password);
      settings.add(prefix + ".allow-clear-text=true");
      settings.add(prefix + ".clock-tolerance=10h");
      var controllers = simulator.controllers(organisation);
      for (var i = 0; i < controllers.size(); i++) {
        var controller = prefix + ".controllers[" + i + "]";
        settings.add(controller + ".name=" + controllers.get(i).name());
        settings.add(controller + ".host=" + controllers.get(i).host());
        settings.add(controller + ".port=" + controllers.get(i).port());
        settings.add(controller + ".security=clear");
      }
    }
    var target = "--mailferry.organisations.target";
    settings.add(target + ".forest=target");
    settings.add(target + ".far-forest=source");
    settings.add(target + ".far.host-name=mail.source.example");
    settings.add(target + ".far.delivery-domain=target.example");
    settings.add(
        target + ".shell.executable=" + simulator.writeShellLauncher(folder.resolve("shell")));
    settings.add(target + ".shell.sessions=1");
    return settings.toArray(String[]::new);
  }
}
