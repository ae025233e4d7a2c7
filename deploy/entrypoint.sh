#!/bin/sh
# worker | simulator | shell check | help | an operator's command
set -eu
command=${1:-worker}
[ $# -eq 0 ] || shift
java="java --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
case $command in
  worker) exec $java -cp '/opt/mailferry/worker/*' io.mailferry.worker.MailferryWorker "$@" ;;
  shell) exec $java -cp '/opt/mailferry/worker/*' io.mailferry.worker.ShellDoctor "$@" ;;
  help) exec $java -cp '/opt/mailferry/starter/*' io.mailferry.starter.Mailferry --help ;;
  simulator) exec $java -cp '/opt/mailferry/simulator/*' io.mailferry.simulator.Main "$@" ;;
  *) exec $java -cp '/opt/mailferry/starter/*' io.mailferry.starter.Mailferry "$command" "$@" ;;
esac
